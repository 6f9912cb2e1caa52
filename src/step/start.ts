import process from 'node:process';
import { hostname } from 'node:os';
import { files, homeFolder } from '../runner/files.ts';
import { githubRunner } from '../runner/runner.ts';
import { type Phase, run } from './run.ts';

/** Wires the real runner and its surroundings to the story. */
export async function start(phase: Phase): Promise<void> {
  const surroundings = {
    platform: process.platform,
    env: process.env,
    home: homeFolder(),
    userId: process.getuid?.(),
    machine: hostname(),
    files,
  };
  await run(phase, githubRunner, surroundings, cancellation());
  endSoon();
}

/** The runner asks a cancelled step to end, and later asks again: then it ends at once. */
function cancellation(): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (cancelled.signal.aborted) endAtOnce();
      cancelled.abort();
    });
  }
  return cancelled.signal;
}

const LAST_MOMENT_MS = 1000;

/** All is told by now. What hangs in the kernel would keep the process for ever. */
function endSoon(): void {
  process.stdout.write('', () => {
    setTimeout(kill, LAST_MOMENT_MS).unref();
  });
}

/** `process.exit` waits for the threads that work on files. */
function endAtOnce(): void {
  if (process.getActiveResourcesInfo().some((name) => /^(?:FSReq|FileHandle)/.test(name))) kill();
  process.exit(1);
}

function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}
