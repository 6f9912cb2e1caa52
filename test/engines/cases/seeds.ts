import { busyboxLayer, layer } from '../../../scripts/engines/seed/layers.ts';
import type { SeededEngine } from '../../../scripts/engines/seed/seeded-engine.ts';
import type { Ids } from './case.ts';

const REPOSITORY = 'image-rm-test';
export const app = `${REPOSITORY}/app`;
export const other = `${REPOSITORY}/other`;
export const FORCE = { force: 'true' };

const base = layer('base', 100_000);

export async function one(engine: SeededEngine, ...tags: readonly string[]): Promise<Ids> {
  const id = await engine.load({ tags, layers: [base, layer('app', 50_000)] });
  return { app: id, short: id.replace('sha256:', '').slice(0, 12) };
}

export async function contained(
  engine: SeededEngine,
  state: 'created' | 'stopped' | 'running',
  ...tags: readonly string[]
): Promise<Ids> {
  const id = await engine.load({ tags, layers: [await busyboxLayer()] });
  await engine.container(tags[0] ?? id, { name: `${REPOSITORY}-${state}`, state });
  return { app: id };
}

export async function family(
  engine: SeededEngine,
  childTag: string,
  ...tags: readonly string[]
): Promise<Ids> {
  const { app: parent = '' } = await one(engine, ...tags);
  return { app: parent, child: await engine.child(parent, { tags: [childTag], bytes: 20_000 }) };
}

export async function withDigest(engine: SeededEngine, ...tags: readonly string[]): Promise<Ids> {
  const { byDigest, id } = await engine.digestReference(app, { layers: [base, layer('app', 50_000)] });
  const repo = byDigest.split('@')[0] ?? '';
  for (const tag of tags) await engine.tag(id, tag.replace('{repo}', repo));
  return { app: id, digest: byDigest, repo, sha: byDigest.split('@')[1] ?? '' };
}
