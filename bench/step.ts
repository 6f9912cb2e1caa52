import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { entryOf, inputDefaults, keyValues } from '../testbed/runner/protocol.ts';
import { commonEnv, type Command } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

/** A step all of whose files and folders are there, so that only the process is left to be timed. */
export interface PreparedStep {
  readonly command: Command;
  outputs(): Promise<Readonly<Record<string, string>>>;
  state(): Promise<Readonly<Record<string, string>>>;
}

export interface StepPlan {
  readonly inputs: Readonly<Record<string, string>>;
  readonly host?: string;
  /** From the first phase, for the post phase. */
  readonly state?: Readonly<Record<string, string>>;
  /** For Node, before the bundle's name. */
  readonly nodeFlags?: readonly string[];
}

/** As the runner starts the bundle: inputs with their defaults, files and state through the environment. */
export async function prepareStep({ folder }: Workspace, plan: StepPlan): Promise<PreparedStep> {
  const own = await mkdtemp(join(folder, 'step-'));
  const output = join(own, 'output');
  const state = join(own, 'state');
  const files = {
    GITHUB_OUTPUT: output,
    GITHUB_STATE: state,
    GITHUB_STEP_SUMMARY: join(own, 'summary'),
  };
  const folders = { RUNNER_TEMP: join(own, 'temp'), GITHUB_WORKSPACE: join(own, 'workspace') };
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  await Promise.all(Object.values(folders).map((path) => mkdir(path)));
  const inputs = { ...(await inputDefaults()), ...plan.inputs };
  return {
    command: {
      file: process.execPath,
      args: [...(plan.nodeFlags ?? []), join(folder, await entryOf(plan.state !== undefined))],
      cwd: folders.GITHUB_WORKSPACE,
      env: {
        ...commonEnv(own),
        ...(plan.host === undefined ? {} : { DOCKER_HOST: plan.host }),
        GITHUB_ACTIONS: 'true',
        ...files,
        ...folders,
        ...prefixed('STATE_', plan.state ?? {}),
        ...Object.fromEntries(
          Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
      },
    },
    outputs: async () => keyValues(await readFile(output, 'utf8')),
    state: async () => keyValues(await readFile(state, 'utf8')),
  };
}

const prefixed = (prefix: string, values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));
