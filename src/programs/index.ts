import { AsyncLocalStorage } from 'node:async_hooks';
import { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { exec } from '@actions/exec';
import { endingWithin, unlessOver } from '../engine/deadline.ts';
import { commandLine } from './command-line.ts';

export interface Program {
  /** Absolute. */
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface ProgramAnswer {
  readonly end: { readonly exitCode: number } | { readonly problem: string };
  /** Foreign text, which must not go into a message as it is. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Of both outputs together. exec searches each line from its start at each chunk, so a long line takes all the time. */
const MOST_BYTES = 1024 * 1024;

/** exec does not hand out its process, and has no time limit. Node announces each process where it is made. */
const ownersOfProcesses = new AsyncLocalStorage<(child: ChildProcess) => void>();

subscribe('child_process', (message) => {
  if (typeof message !== 'object' || message === null || !('process' in message)) return;
  if (message.process instanceof ChildProcess) ownersOfProcesses.getStore()?.(message.process);
});

/**
 * Runs a program with empty input until it ends, the time is over, or it says too much, and then kills it. Nothing of
 * what it says reaches the log by itself. Never throws.
 */
export async function runProgram(
  { path, args, env }: Program,
  limitMs: number,
  signal: AbortSignal,
): Promise<ProgramAnswer> {
  const over = new AbortController();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let bytes = 0;
  const keepIn = (chunks: Buffer[]) => (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) over.abort();
    else chunks.push(chunk);
  };
  const options = {
    env,
    // The same folder as without it, but exec would throw outside of its promise where that folder is gone.
    cwd: '.',
    silent: true,
    ignoreReturnCode: true,
    listeners: { stdout: keepIn(stdout), stderr: keepIn(stderr) },
  };
  const own = (child: ChildProcess): void => endWith(child, over.signal);
  const run = ownersOfProcesses.run(own, () => exec(commandLine(path), [...args], options));
  const limit = endingWithin(limitMs, signal);
  const end = await unlessOver(run.then(howItEnded, whyNotStarted), limit, TOOK_TOO_LONG);
  over.abort();
  return {
    end: bytes > MOST_BYTES ? SAID_TOO_MUCH : end,
    stdout: Buffer.concat(stdout).toString(),
    stderr: Buffer.concat(stderr).toString(),
  };
}

type End = ProgramAnswer['end'];

const TOOK_TOO_LONG: End = { problem: 'it did not end in time' };

const SAID_TOO_MUCH: End = { problem: 'it said too much' };

/** The exit code is null, whatever its type says, when a signal ended the program. */
function howItEnded(exitCode: number | null): End {
  return exitCode === null ? { problem: 'it was killed' } : { exitCode };
}

function whyNotStarted(error: unknown): End {
  return { problem: `it cannot be started (${error instanceof Error ? error.message : String(error)})` };
}

/**
 * Closes the input of a process, and kills the process when that is over. The input is not exec's `input`: exec does not
 * expect that a program ends without reading, and Node would end the step for that error.
 */
function endWith(child: ChildProcess, over: AbortSignal): void {
  const kill = (): void => {
    // What the program started may still hold the outputs, and must not keep this process.
    for (const stream of child.stdio) stream?.destroy();
    child.kill('SIGKILL');
  };
  child.once('spawn', () => {
    child.stdin?.on('error', () => undefined).end();
    if (over.aborted) kill();
    else over.addEventListener('abort', kill, { once: true });
  });
}
