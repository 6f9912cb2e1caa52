import { join } from 'node:path';
import process from 'node:process';
import { peakMemoryIn, peakMemoryFlags } from '../testbed/runner/peak-memory.ts';
import { prepareStep } from './step.ts';
import { commonEnv, timedSuccess } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

export const namesInLongList = 5_000;

export interface Memory {
  readonly bareNode: number;
  readonly emptyList: number;
  readonly longList: number;
}

/** The most memory that the action takes, in bytes: with nothing to do, and with a long list of what is not there. */
export async function measureMemory(workspace: Workspace, host: string): Promise<Memory> {
  const absent = Array.from({ length: namesInLongList }, (_, index) => `absent/image-${index + 1}:1`);
  return {
    bareNode: await peakOfBareNode(workspace),
    emptyList: await peakOfStep(workspace, host, ''),
    longList: await peakOfStep(workspace, host, absent.join('\n')),
  };
}

async function peakOfBareNode({ folder }: Workspace): Promise<number> {
  const file = join(folder, 'peak-of-node');
  const args = [...peakMemoryFlags(file), '-e', '0'];
  await timedSuccess({ file: process.execPath, args, cwd: folder, env: commonEnv(folder) });
  return peakMemoryIn(file);
}

async function peakOfStep(workspace: Workspace, host: string, images: string): Promise<number> {
  const file = join(workspace.folder, 'peak-of-step');
  const inputs = { images, missing: 'ignore' };
  const { command } = await prepareStep(workspace, { host, inputs, nodeFlags: peakMemoryFlags(file) });
  await timedSuccess(command);
  return peakMemoryIn(file);
}
