import { spawn } from 'node:child_process';
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

/** Runs a whole process, with its output going through pipes as on a runner. */
function timed({ file, args, env, cwd }: Command): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(file, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let seconds = 0;
    let log = '';
    child.on('exit', () => {
      seconds = Number(process.hrtime.bigint() - start) / 1e9;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    }
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ seconds, exitCode, log });
    });
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
