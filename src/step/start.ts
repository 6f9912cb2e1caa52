import process from 'node:process';
import { hostname } from 'node:os';
import { files, homeFolder } from '../runner/files.ts';
import { githubRunner, type Runner } from '../runner/runner.ts';
import { type Phase, run } from './run.ts';

/** A phase, and the runner that it talks to. */
export interface Part {
  readonly phase: Phase;
  readonly runner: Runner;
}

/** Runs a phase of the action. */
export function start(phase: Phase): Promise<void> {
  return startParts((runner) => [{ phase, runner }]);
}

/** Runs phases one after another, with the real surroundings. `partsOf` gets GitHub's runner. */
export async function startParts(
  partsOf: (github: Runner, cancelled: AbortSignal) => readonly Part[] | Promise<readonly Part[]>,
): Promise<void> {
  const surroundings = {
    platform: process.platform,
    env: process.env,
    home: homeFolder(),
    userId: process.getuid?.(),
    machine: hostname(),
    files,
  };
  const idle = new Promise<void>((resolve) => {
    process.once('beforeExit', () => {
      resolve();
    });
  });
  surviveStreams();
  const cancelled = cancellation();
  for (const { phase, runner } of await partsOf(githubRunner, cancelled)) {
    await run(phase, runner, surroundings, cancelled, idle);
  }
  endSoon();
}

/** The runner signals a cancelled step to end. At the second signal the step ends at once. */
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

/** A log on a full disk, or a reader that ends first: the removals go on, because half a removal helps nobody. */
function surviveStreams(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode ??= 1;
    });
}

const GRACE_MS = 1000;

/** Ends the process although an operation hangs in the kernel. The report is complete by now. */
function endSoon(): void {
  process.stdout.write('', () => {
    setTimeout(kill, GRACE_MS).unref();
  });
}

/** Kills the process where `process.exit` would wait for a thread that works on a file. */
function endAtOnce(): void {
  if (process.getActiveResourcesInfo().some((name) => /^(?:FSReq|FileHandle)/.test(name))) kill();
  process.exit(1);
}

function kill(): void {
  process.kill(process.pid, 'SIGKILL');
}
