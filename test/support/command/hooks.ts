import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { files } from '../../../src/runner/files.ts';
import { parseCall } from '../../../src/command/arguments.ts';
import { runHook } from '../../../src/command/hook.ts';
import { run } from '../../../src/step/run.ts';
import { never } from '../opened.ts';
import { recordingRunner } from '../recording-runner.ts';
import { machine } from '../surroundings.ts';

type Texts = Readonly<Record<string, string>>;

interface HookResult {
  readonly exitCode: number | null;
  readonly log: string;
  readonly summary: string;
}

interface More {
  /** In place of what the runner says of the job. */
  readonly env?: Texts;
  readonly isStrict?: boolean;
}

/** A runner that starts the hooks before and after its jobs. */
export type HookedRunner = (moment: 'started' | 'completed', more?: More) => Promise<HookResult>;

/** What the runners of one machine share. */
export interface Machine {
  readonly records: string;
  runner(name: string, settings?: readonly string[]): Promise<HookedRunner>;
}

export type HookRun = (args: readonly string[], env: Texts) => Promise<HookResult>;

/** @param host the engine that all jobs use */
export async function aMachine(host: string, runHookOnce: HookRun = inThisProcess): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'machine-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const records = join(folder, 'records');
  return {
    records,
    runner: async (name, settings = []) => {
      const file = join(folder, `${name}.conf`);
      await writeFile(file, [`records: ${records}`, ...settings].join('\n'));
      return (moment, { env = {}, isStrict = false } = {}) =>
        runHookOnce(['hook', moment, '--settings', file, ...(isStrict ? ['--strict'] : [])], {
          ...variablesOf(name),
          DOCKER_HOST: host,
          ...env,
        });
    },
  };
}

function variablesOf(runner: string): Texts {
  return {
    GITHUB_ACTIONS: 'true',
    RUNNER_NAME: runner,
    RUNNER_TEMP: `/srv/${runner}/_temp`,
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'test',
  };
}

/** Without a process for each hook, which would take most of the time. */
async function inThisProcess(args: readonly string[], env: Texts): Promise<HookResult> {
  const call = parseCall(args);
  if (call.kind !== 'hook') throw new Error(`${args.join(' ')} is not a hook`);
  const { runner: github, told } = recordingRunner();
  const surroundings = machine(env, {}, { files });
  await runHook(call, { env, now: Date.now() }, async (partsOf) => {
    for (const { phase, runner } of await partsOf(github, never))
      await run(phase, runner, surroundings, never, new Promise(() => undefined));
  });
  return told();
}
