import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import { sources, tested } from '../../../testbed/runner/code.ts';
import type { HookRun } from './hooks.ts';
import { startWorker, type PosedWorker } from './worker.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const cli =
  tested === sources ? join(root, 'src', 'entries', 'cli.ts') : join(root, 'dist', 'cli', 'index.js');

/** Runs hooks in processes of their own, below the worker that the runner has for the job. */
export interface Workers {
  readonly run: HookRun;
  /** The runner's service is killed, and its workers with it. */
  kill(runner: string): Promise<void>;
}

export async function startWorkers(): Promise<Workers> {
  const folder = await mkdtemp(join(tmpdir(), 'workers-'));
  const workers = new Map<string, PosedWorker[]>();
  const kill = async (runner: string): Promise<void> => {
    for (const worker of workers.get(runner) ?? []) await worker.end();
    workers.delete(runner);
  };
  onTestFinished(async () => {
    for (const runner of [...workers.keys()]) await kill(runner);
    await rm(folder, { recursive: true });
  });
  let count = 0;
  return {
    kill,
    run: async (args, env) => {
      count += 1;
      const summary = join(folder, String(count));
      await writeFile(summary, '');
      const runner = env['RUNNER_NAME'] ?? '';
      const known = workers.get(runner) ?? [];
      const running = args.includes('completed') ? known.at(-1) : undefined;
      const worker = running ?? (await startWorker());
      if (running === undefined) workers.set(runner, [...known, worker]);
      const { exitCode, output } = await worker.run([tested.node, ...tested.flags, cli, ...args], {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GITHUB_STEP_SUMMARY: summary,
        ...tested.env,
        ...env,
      });
      // The worker ends with its job.
      if (args.includes('completed')) await kill(runner);
      return { exitCode, log: output, summary: await readFile(summary, 'utf8') };
    },
  };
}
