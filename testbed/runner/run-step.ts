import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Code } from './code.ts';
import { inputDefaults, keyValues } from './protocol.ts';

/** What a step of a workflow leaves behind. */
export interface StepResult {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly state: Readonly<Record<string, string>>;
}

export interface Step {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Starts the post phase even without a state, as when the state of the first phase is lost. */
  readonly isPost?: boolean;
  /** From the first phase, for the post phase. */
  readonly state?: Readonly<Record<string, string>>;
  /** Another Node than the one of the code. */
  readonly node?: string;
  /** Cancels the step. */
  readonly signal?: AbortSignal;
  /** Called when the step has started, with a function that sends it a signal. */
  readonly whenStarted?: (send: (signal: 'SIGINT' | 'SIGTERM') => void) => void;
}

/** Runs the code as GitHub's runner runs an action: inputs, files and state come through the environment. */
export async function runStep(code: Code, step: Step): Promise<StepResult> {
  const { inputs, env = {}, state = {}, node = code.node, signal, whenStarted } = step;
  const folder = await mkdtemp(join(tmpdir(), 'step-'));
  try {
    const files = {
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_STATE: join(folder, 'state'),
    };
    const folders = {
      HOME: join(folder, 'home'),
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_WORKSPACE: join(folder, 'workspace'),
    };
    await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
    await Promise.all(Object.values(folders).map((path) => mkdir(path)));
    const { exitCode, log } = await spawnStep({
      node,
      args: [...code.flags, await code.entry(step.isPost ?? Object.keys(state).length > 0)],
      cwd: folders.GITHUB_WORKSPACE,
      signal,
      whenStarted,
      env: {
        PATH: process.env['PATH'] ?? '',
        GITHUB_ACTIONS: 'true',
        ...files,
        ...folders,
        ...(await inputVariables(inputs)),
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
        ...code.env,
        ...env,
      },
    });
    return {
      exitCode,
      log,
      outputs: keyValues(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      state: keyValues(await readFile(files.GITHUB_STATE, 'utf8')),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Throws for an input that action.yml does not have, which is a mistake in the test. */
export async function inputVariables(inputs: Step['inputs']): Promise<Record<string, string>> {
  const known = await inputDefaults();
  const unknown = Object.keys(inputs).filter((name) => !(name in known));
  if (unknown.length > 0) throw new Error(`action.yml has no input ${unknown.join(', ')}`);
  return Object.fromEntries(
    Object.entries({ ...known, ...inputs }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

interface Spawning {
  readonly node: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly signal: AbortSignal | undefined;
  readonly whenStarted: Step['whenStarted'];
}

function spawnStep(spawning: Spawning): Promise<{ exitCode: number | null; log: string }> {
  const { node, args, cwd, env, signal, whenStarted } = spawning;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const cancel = (): void => void child.kill('SIGINT');
    signal?.addEventListener('abort', cancel);
    whenStarted?.((name) => void child.kill(name));
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    }
    child.on('error', reject);
    child.on('close', (exitCode) => {
      signal?.removeEventListener('abort', cancel);
      resolve({ exitCode, log });
    });
  });
}
