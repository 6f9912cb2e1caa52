import { join } from 'node:path';
import { newRunFolder } from '../../testbed/engines/run-folder.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { endWithProcess, hasEnded } from '../../testbed/engines/stop-with-owner.ts';
import { demolish } from '../../testbed/engines/tear-down.ts';
import { untilIdle } from '../engine-cpu.ts';
import { shapes, type ShapeName } from '../shapes/shapes.ts';
import { kindOfStore, type BenchedStore } from '../stores.ts';

/** A file with the file system of an engine that holds a shape: every round gets a copy. */
export interface GoldenDisk extends Disposable {
  readonly file: string;
}

/** It lies in a folder like an engine's, which goes when this process ends, and at the next start after a crash. */
export async function goldenDisk(name: ShapeName, store: BenchedStore): Promise<GoldenDisk> {
  const { fill, disk } = shapes[name];
  await using engine = await startEngine(kindOfStore[store], { diskFile: disk, network: true });
  await fill(engine);
  await untilIdle(engine.pid);
  const run = newRunFolder();
  endWithProcess(run);
  const file = join(run.folder, 'golden.ext4');
  await engine.keepDisk(file);
  return {
    file,
    [Symbol.dispose]: () => {
      demolish(run);
      hasEnded(run);
    },
  };
}
