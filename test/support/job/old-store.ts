import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import type { SeededEngine } from '../../../testbed/engines/seed/seeded-engine.ts';

export const R = 'image-rm-test';

export interface OldStore {
  readonly untagged: string;
  readonly parent: string;
}

/** A store with a past: one of each thing that a job may find. */
export async function anOldStore(engine: SeededEngine): Promise<OldStore> {
  await engine.load({ tags: [`${R}/one:1`], layers: [layer('one', 2000)] });
  await engine.load({ tags: [`${R}/two:1`, `${R}/two:2`], layers: [layer('two', 2000)] });
  const untagged = await engine.load({ layers: [layer('untagged', 2000)] });
  const parent = await engine.load({ tags: [`${R}/parent:1`], layers: [layer('parent', 2000)] });
  await engine.child(parent, { tags: [`${R}/child:1`], bytes: 1000 });
  await engine.digestReference('old-digest', { layers: [layer('old-digest', 2000)] });
  await engine.load({ tags: [`${R}/runs:1`], layers: [await busyboxLayer()] });
  await engine.container(`${R}/runs:1`, { name: 'old-running', state: 'running' });
  await engine.container(`${R}/runs:1`, { name: 'old-stopped', state: 'stopped' });
  return { untagged, parent };
}

/** An image that is new, and a container of it: running, unless its name says that it has stopped. */
export async function aNewOne(engine: SeededEngine, name: string): Promise<string> {
  const tag = `${R}/new-${name}:1`;
  const id = await engine.load({ tags: [tag], layers: [await busyboxLayer(), layer(name, 700)] });
  const state = name === 'stopped' ? 'stopped' : 'running';
  await engine.container(tag, { name: `new-${name}`, state });
  return id;
}
