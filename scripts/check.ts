/**
 * `npm run check`: every gate, to the end, whatever the others say. One line for each with its time, and what a gate had
 * to say if it failed. Exits with 1 if any did.
 */
import { spawn } from 'node:child_process';

/** Scripts of package.json, the slow ones first: two run side by side, since that is what a small machine has. */
const gates = [
  ...['lint', 'typecheck', 'check:dist', 'check:unused', 'check:format'],
  ...['check:yaml', 'check:docs', 'check:links'],
];
const atOnce = 2;

interface Result {
  readonly passed: boolean;
  readonly output: string;
}

const failures: string[] = [];
const queue = gates.values();
await Promise.all(Array.from({ length: atOnce }, work));
console.log(`${gates.length - failures.length} passed, ${failures.length} failed, 0 skipped`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (const gate of queue) {
    const start = performance.now();
    const { passed, output } = await run(gate);
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(5);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${gate}`);
    if (passed) continue;
    failures.push(gate);
    console.log(output.trim().replaceAll(/^/gm, '       | '));
  }
}

function run(gate: string): Promise<Result> {
  // `node --run` is `npm run` without npm's own start-up time.
  const child = spawn(process.execPath, ['--run', gate], { stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}
