import { hostname } from 'node:os';
import process from 'node:process';
import { run, type Phase } from './run.ts';
import { files, homeFolder } from './runner/files.ts';
import { githubRunner } from './runner/runner.ts';

/** Wires the real runner and its surroundings to the story. */
export function start(phase: Phase): Promise<void> {
  const surroundings = {
    platform: process.platform,
    env: process.env,
    home: homeFolder(),
    userId: process.getuid?.(),
    machine: hostname(),
    files,
  };
  return run(phase, githubRunner, surroundings, cancellation());
}

/** The runner asks a cancelled step to end, and later asks again: then it ends at once. */
function cancellation(): AbortSignal {
  const cancelled = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (cancelled.signal.aborted) process.exit(1);
      cancelled.abort();
    });
  }
  return cancelled.signal;
}
