import { join } from 'node:path';
import process from 'node:process';
import { peakMemoryFlags, peakMemoryIn } from '../testbed/runner/peak-memory.ts';
import { startEngine } from '../testbed/engines/start-engine.ts';
import { goldenDisk } from './race/golden.ts';
import { shapes } from './shapes/shapes.ts';
import { prepareStep } from './step.ts';
import { kindOfStore } from './stores.ts';
import { commonEnv, timedSuccess } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

const crowd = 'crowd-5000';

export const memoryLabels = {
  bareNode: '`node -e 0`',
  emptyList: 'this action, empty list',
  longList: 'this action, a list of 5,000 names, none of which is there',
  dryRun: 'this action, a dry run over 5,000 images',
  one: 'this action, one of 5,000 images',
  some: 'this action, 500 of 5,000 images by a pattern',
} as const;

/** The most memory that each takes, in bytes. */
export type Memory = Readonly<Record<keyof typeof memoryLabels, number>>;

/** On the classic store, where 5,000 images are made in a minute. */
export async function measureMemory(workspace: Workspace): Promise<Memory> {
  using golden = await goldenDisk(crowd, 'classic');
  await using engine = await startEngine(kindOfStore.classic, { diskFrom: golden.file });
  const peak = (inputs: Readonly<Record<string, string>>): Promise<number> =>
    peakOfStep(workspace, engine.host, inputs);
  const absent = shapes[crowd].tags.map((tag) => `absent/${tag}`);
  return {
    bareNode: await peakOfBareNode(workspace),
    emptyList: await peak({ images: '' }),
    longList: await peak({ images: absent.join('\n'), missing: 'ignore' }),
    dryRun: await peak({ images: '**', 'dry-run': 'true', measure: 'exact' }),
    one: await peak({ images: 'tiny:1' }),
    some: await peak({ images: 'tiny:1[0-4]??' }),
  };
}

async function peakOfBareNode({ folder }: Workspace): Promise<number> {
  const file = join(folder, 'peak-of-node');
  const args = [...peakMemoryFlags(file), '-e', '0'];
  await timedSuccess({ file: process.execPath, args, cwd: folder, env: commonEnv(folder) });
  return peakMemoryIn(file);
}

async function peakOfStep(
  workspace: Workspace,
  host: string,
  inputs: Readonly<Record<string, string>>,
): Promise<number> {
  const file = join(workspace.folder, 'peak-of-step');
  const { command } = await prepareStep(workspace, { host, inputs, nodeFlags: peakMemoryFlags(file) });
  await timedSuccess(command);
  return peakMemoryIn(file);
}
