import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { untilIdle } from '../engine-cpu.ts';
import { shapes, type ShapeName } from '../shapes/shapes.ts';
import { kindOfStore, type BenchedStore } from '../stores.ts';
import type { Workspace } from '../workspace.ts';

/** A file with the file system of an engine that holds a shape: every round gets a copy. */
export interface GoldenDisk extends AsyncDisposable {
  readonly file: string;
}

export async function goldenDisk(
  name: ShapeName,
  store: BenchedStore,
  { folder }: Workspace,
): Promise<GoldenDisk> {
  const { fill, disk } = shapes[name];
  const file = join(folder, `${name}-${store}.ext4`);
  await using engine = await startEngine(kindOfStore[store], { diskFile: disk, network: true });
  await fill(engine);
  await untilIdle(engine.pid);
  await engine.keepDisk(file);
  return { file, [Symbol.asyncDispose]: () => rm(file) };
}
