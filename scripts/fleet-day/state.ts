import { listImages } from '../../testbed/engines/seed/snapshot.ts';
import { engineApi } from '../../testbed/engines/seed/engine-api.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { build, loadBase } from '../../test/support/builds/builds.ts';
import { holdingsOf } from '../../test/support/builds/state.ts';

/** What the administrator put there, and what jobs find each morning. */
export const BASE = 'base:1';

const KB = 1_000;

/** Images, an untagged one, containers, and the cache of a build. */
export async function prewarm(engine: RunningEngine): Promise<void> {
  const seeded = seedEngine(engine);
  await loadBase(engine, BASE, 500 * KB);
  await seeded.load({ tags: ['warm:1', 'warm:latest'], layers: [layer('warm', 300 * KB)] });
  await seeded.load({ tags: [], layers: [layer('untagged', 200 * KB)] });
  await seeded.container(BASE, { name: 'monitoring', state: 'running' });
  await seeded.container(BASE, { name: 'stopped-by-hand', state: 'stopped' });
  await build(engine, { tag: 'warm-build:1', base: BASE, bytes: 400 * KB });
}

/** One line for each thing that a cleanup could take or leave. */
export type State = ReadonlySet<string>;

export async function stateOf(engine: RunningEngine): Promise<State> {
  const { containers, cache } = await holdingsOf(engine);
  const images = await listImages(engineApi(engine.host));
  return new Set([
    ...images.flatMap(({ id, repoTags }) => [`image ${id}`, ...repoTags.map((tag) => `${tag} of ${id}`)]),
    ...containers.map((name) => `container ${name}`),
    ...cache.map((id) => `cache ${id}`),
  ]);
}

export function differences(before: State, after: State): readonly string[] {
  return [
    ...[...before].filter((one) => !after.has(one)).map((one) => `lost: ${one}`),
    ...[...after].filter((one) => !before.has(one)).map((one) => `left: ${one}`),
  ];
}
