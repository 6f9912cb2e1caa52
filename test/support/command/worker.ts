import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process with the name of the runner's worker, which lives as long as a job. */
export interface PosedWorker extends AsyncDisposable {
  readonly output: string;
  readonly exitCode: number;
  /** The job ends. */
  end(): Promise<void>;
}

/** Runs a program below the worker, as the runner runs a hook, and lets the worker live on. */
export async function workerWith(
  program: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<PosedWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'worker-'));
  const shell = join(folder, 'Runner.Worker');
  await symlink('/bin/sh', shell);
  const script = '"$@"; echo "ended with $?"; read -r line';
  const child = spawn(shell, ['-c', script, 'sh', ...program], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let output = '';
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      reject(new Error(`the worker ended too early:\n${output}`));
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const code = /^ended with (\d+)$/m.exec(output)?.[1];
      if (code !== undefined) resolve(Number(code));
    });
  });
  const end = async (): Promise<void> => {
    child.stdin.end();
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  return { output: output.replace(/^ended with \d+\n/m, ''), exitCode, end, [Symbol.asyncDispose]: end };
}
