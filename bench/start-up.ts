import process from 'node:process';
import { prepareStep } from './step.ts';
import { commonEnv, timedSuccess, type Command } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

export interface StartUp {
  readonly bareNode: readonly number[];
  readonly emptyList: readonly number[];
  readonly postPhase: readonly number[];
}

/** In turn: Node and nothing else, the action with nothing in its list, and its post phase with nothing to do. */
export async function timeStartUp(workspace: Workspace, rounds: number): Promise<StartUp> {
  const { folder } = workspace;
  const bareNode = { file: process.execPath, args: ['-e', '0'], cwd: folder, env: commonEnv(folder) };
  // No engine is asked for anything here, so there is none at this address.
  const surroundings = { host: 'unix:///nowhere.sock', inputs: { images: '' } };
  const first = await prepareStep(workspace, surroundings);
  await timedSuccess(first.command);
  const state = await first.state();

  const times = { bareNode: [] as number[], emptyList: [] as number[], postPhase: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const turns: readonly [keyof StartUp, Command][] = [
      ['bareNode', bareNode],
      ['emptyList', (await prepareStep(workspace, surroundings)).command],
      ['postPhase', (await prepareStep(workspace, { ...surroundings, state })).command],
    ];
    for (const [who, command] of turns) times[who].push((await timedSuccess(command)).seconds);
  }
  return times;
}
