import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { identify } from '../../../testbed/engines/process-identity.ts';
import { whyNoEngines } from '../../../testbed/engines/requirements.ts';
import { sources } from '../../../testbed/runner/code.ts';
import type { Started } from './endless.ts';

const root = join(import.meta.dirname, '..', '..', '..');

beforeEach((context) => {
  context.skip(whyNoEngines() !== undefined, whyNoEngines());
});

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends `npm test` at once with all engines, and what has failed so far is told',
  async (signal, exitCode) => {
    const folder = await mkdtemp(join(tmpdir(), 'interrupting-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const socket = join(folder, 'started.sock');
    const server = createServer().listen(socket);
    onTestFinished(() => void server.close());
    const started = firstMessage(server);
    const run = spawn(
      sources.node,
      ['scripts/test.mjs', '--config', 'test/engines/interrupting/vitest.config.ts'],
      { cwd: root, env: { ...process.env, STARTED_SOCKET: socket }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    const failure = new Promise<void>((resolve) => {
      for (const stream of [run.stdout, run.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (/× .*containerd-28\.5 > fails/.test(stripVTControlCharacters(said))) resolve();
        });
      }
    });
    const end = once(run, 'close');
    const tooEarly = end.then(() => Promise.reject(new Error(`it ended by itself:\n${said}`)));
    const [{ worker, vitest, engine, dataRoot }] = await Promise.race([
      Promise.all([started, failure]),
      tooEarly,
    ]);
    tooEarly.catch(() => undefined);
    const alive = (): readonly number[] =>
      [worker, vitest, engine].filter((pid) => identify(pid) !== undefined);
    expect(alive()).toStrictEqual([worker, vitest, engine]);
    run.kill(signal);

    expect(await end).toStrictEqual([exitCode, null]);
    expect(alive()).toStrictEqual([]);
    expect(existsSync(dataRoot)).toBe(false);
    expect(said).toMatch(
      /^FAILED on Node [\d.]+: test\/engines\/interrupting\/failing\.ts > containerd-28\.5 > fails$/m,
    );
    expect(said).toContain("expected 'containerd-28.5' to be 'another'");
    expect(said).toContain('0 passed, 1 failed, 0 skipped');
  },
);

async function firstMessage(server: Server): Promise<Started> {
  const [connection] = (await once(server, 'connection')) as [NodeJS.Socket & NodeJS.ReadableStream];
  const [text] = (await once(connection, 'data')) as [Buffer];
  return JSON.parse(text.toString()) as Started;
}
