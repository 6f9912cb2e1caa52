import process from 'node:process';
import { prepareStep, type PreparedStep } from './step.ts';
import { commonEnv, type Command } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

export const contestants = [
  'action',
  'action-off',
  'one-call',
  'call-each',
  'df-around',
  'bare-node',
] as const;

export type Contestant = (typeof contestants)[number];

export const labels: Readonly<Record<Contestant, string>> = {
  action: 'this action, bytes counted',
  'action-off': 'this action, `measure: off`',
  'one-call': '`docker image rm`, one call',
  'call-each': '`docker image rm`, a call for each',
  'df-around': 'one call between two `docker system df`',
  'bare-node': '`node -e 0`',
};

/** All but the last are there to remove something. */
export const removing: readonly Contestant[] = contestants.filter((contestant) => contestant !== 'bare-node');

export interface Entry {
  readonly command: Command;
  /** Only the action has outputs. */
  readonly step?: PreparedStep;
}

export interface Task {
  readonly images: readonly string[];
  readonly host: string;
  readonly dockerCli: string;
  readonly workspace: Workspace;
}

/** What the shell does with the CLI ($0) and the names ($@). `set -e`: as a step of a workflow. */
const shellScripts = {
  'call-each': 'set -e; for image do "$0" image rm "$image"; done',
  'df-around': 'set -e; "$0" system df; "$0" image rm "$@"; "$0" system df',
};

export async function entry(contestant: Contestant, task: Task): Promise<Entry> {
  const { folder } = task.workspace;
  const command = (file: string, args: readonly string[]): Entry => ({
    command: { file, args, cwd: folder, env: { ...commonEnv(folder), DOCKER_HOST: task.host } },
  });
  switch (contestant) {
    case 'action':
      return action(task, {});
    case 'action-off':
      return action(task, { measure: 'off' });
    case 'one-call':
      return command(task.dockerCli, ['image', 'rm', ...task.images]);
    case 'call-each':
    case 'df-around':
      return command('sh', ['-c', shellScripts[contestant], task.dockerCli, ...task.images]);
    case 'bare-node':
      return command(process.execPath, ['-e', '0']);
  }
}

async function action(
  { images, host, workspace }: Task,
  inputs: Readonly<Record<string, string>>,
): Promise<Entry> {
  const step = await prepareStep(workspace, { host, inputs: { images: images.join('\n'), ...inputs } });
  return { step, command: step.command };
}
