import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

type Texts = Readonly<Record<string, string>>;

interface Ended {
  readonly output: string;
  readonly exitCode: number;
}

/** A process with the name of the runner's worker, which lives as long as a job. */
export interface PosedWorker extends AsyncDisposable {
  /** Runs a program below the worker, as the runner runs a hook, with this environment and no other. */
  run(program: readonly string[], env: Texts): Promise<Ended>;
  /** The job ends. */
  end(): Promise<void>;
}

/** @param env of the worker itself */
export async function startWorker(env: Texts = {}): Promise<PosedWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'worker-'));
  const shell = join(folder, 'Runner.Worker');
  await symlink('/bin/sh', shell);
  const script = 'while IFS= read -r line; do eval "$line" </dev/null; echo "ended with $?"; done';
  const child = spawn(shell, ['-c', script], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  child.stdout.setEncoding('utf8');
  const run = (program: readonly string[], its: Texts): Promise<Ended> =>
    new Promise((resolve, reject) => {
      let output = '';
      const onText = (text: string): void => {
        output += text;
        const code = /^ended with (\d+)$/m.exec(output)?.[1];
        if (code === undefined) return;
        child.stdout.off('data', onText);
        resolve({ output: output.replace(/^ended with \d+\n/m, ''), exitCode: Number(code) });
      };
      child.stdout.on('data', onText);
      child.once('close', () => {
        reject(new Error(`the worker ended too early:\n${output}`));
      });
      const words = ['env', '-i', ...Object.entries(its).map((pair) => pair.join('=')), ...program];
      child.stdin.write(`${words.map(quoted).join(' ')}\n`);
    });
  const end = async (): Promise<void> => {
    child.stdin.end();
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  return { run, end, [Symbol.asyncDispose]: end };
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
