import { join } from 'node:path';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { untilIdle } from '../engine-cpu.ts';
import { kindOfStore, type BenchedStore } from '../stores.ts';
import { loadTogether } from '../shapes/load.ts';
import { shapes, type ShapeName } from '../shapes/shapes.ts';
import type { Workspace } from '../workspace.ts';

/** Fills an engine with the shape once and keeps its disk, which every round gets a copy of. */
export async function goldenDisk(
  name: ShapeName,
  store: BenchedStore,
  { folder }: Workspace,
): Promise<string> {
  const { groups, disk } = shapes[name];
  const file = join(folder, `${name}-${store}.ext4`);
  await using engine = await startEngine(kindOfStore[store], { diskFile: disk });
  for (const group of groups) await loadTogether(engine.host, group);
  await untilIdle(engine.pid);
  await engine.keepDisk(file);
  return file;
}
