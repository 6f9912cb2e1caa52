import { fork } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface Ended {
  /** From the moment before it is started to its exit. */
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly log: string;
}

/** What every contestant finds in its environment. Reading more certificates would cost Node more than starting. */
export const commonEnv = (home: string): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  NODE_EXTRA_CA_CERTS: '',
});

/** Does nothing: what everything else that Node runs takes at least, and how fast the machine is at this moment. */
export const bareNode = (folder: string): Command => ({
  file: process.execPath,
  args: ['-e', '0'],
  cwd: folder,
  env: commonEnv(folder),
});

/**
 * Runs a whole process from a small one that is started for it: this one holds images by the gigabyte, and to copy the
 * tables of its memory for a child takes longer than to start Node.
 */
function timed(command: Command): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const starter = fork(join(import.meta.dirname, 'starter.ts'));
    starter.on('error', reject);
    starter.on('exit', (code) => {
      reject(new Error(`the process that starts others ended with ${code ?? 'a signal'}`));
    });
    starter.on('message', (ended: Ended) => {
      resolve(ended);
    });
    starter.send(command);
  });
}

/** The same for a process that has to succeed. */
export async function timedSuccess(command: Command): Promise<Ended> {
  const ended = await timed(command);
  if (ended.exitCode === 0) return ended;
  throw new ProcessFailed(command, ended);
}

export class ProcessFailed extends Error {
  readonly lastLine: string;

  constructor({ file }: Command, { exitCode, log }: Ended) {
    super(`${file} ended with ${exitCode ?? 'a signal'}:\n${log.slice(-2_000)}`);
    this.lastLine = log.trimEnd().split('\n').at(-1) ?? '';
  }
}
