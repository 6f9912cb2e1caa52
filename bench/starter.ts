/** Runs the command that its parent sends, and sends back how it ended and how long it took. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import type { Command, Ended } from './timed-process.ts';

process.once('message', ({ file, args, cwd, env }: Command) => {
  const start = process.hrtime.bigint();
  // With its output going through pipes as on a runner.
  const child = spawn(file, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let seconds = 0;
  let log = '';
  child.on('exit', () => {
    seconds = Number(process.hrtime.bigint() - start) / 1e9;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  }
  child.on('close', (exitCode) => {
    const ended: Ended = { seconds, exitCode, log };
    process.send?.(ended, () => {
      process.disconnect();
    });
  });
});
