import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished, vi, type TestContext } from 'vitest';
import { makeCertificates } from '../../testbed/engines/remote/certificates.ts';
import { startSshServer } from '../../testbed/engines/remote/ssh-server.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';
import { whyNotFar } from '../support/engines/far-engines.ts';

// The first start on a machine downloads what it takes.
vi.setConfig({ testTimeout: 120_000 });

const needsEngines = ({ skip }: TestContext): void => skip(whyNotFar !== undefined, whyNotFar ?? '');

interface Session {
  /** Ends when the process on the other side has. */
  readonly reader: ChildProcessWithoutNullStreams;
  readonly ssh: ChildProcessWithoutNullStreams;
}

/** Logs in, and leaves a process there that waits; it holds a pipe, whose end is its end. */
async function waitingSession(client: string, url: string): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'session-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const pipe = join(folder, 'pipe');
  spawnSync('mkfifo', [pipe]);
  const reader = spawn('cat', [pipe]);
  const ssh = spawn(join(client, 'ssh'), [url, `exec /bin/cat > ${pipe}`]);
  onTestFinished(() => {
    for (const child of [reader, ssh]) child.kill('SIGKILL');
  });
  ssh.stdin.write('it waits\n');
  expect(await once(createInterface(reader.stdout), 'line')).toEqual(['it waits']);
  return { reader, ssh };
}

const end = (child: ChildProcessWithoutNullStreams): Promise<unknown> => once(child, 'exit');

it('an ssh server lets in whom it knows, and ends with all that was started there', async (context) => {
  needsEngines(context);
  const server = await startSshServer({ dockerHost: 'unix:///nowhere.sock' });
  const { reader, ssh } = await waitingSession(server.client, server.url('root'));
  expect(server.connections).toBe(1);
  expect(server.log()).toContain('Accepted publickey for root');
  const ended = Promise.all([end(reader), end(ssh)]);
  await server[Symbol.asyncDispose]();
  await ended;
  expect(existsSync(dirname(server.client))).toBe(false);
});

it('an ssh server ends with its owner, also on SIGKILL, and the next start sweeps up', async (context) => {
  needsEngines(context);
  const engines = join(import.meta.dirname, '..', '..', 'testbed', 'engines');
  const script = `
    import { startSshServer } from '${engines}/remote/ssh-server.ts';
    const server = await startSshServer({ dockerHost: 'unix:///nowhere.sock' });
    console.log(JSON.stringify([server.client, server.url('root')]));`;
  const node = process.features.typescript
    ? process.execPath
    : join(engines, '..', '..', 'node_modules', '.bin', 'node');
  const owner = spawn(node, ['--input-type=module', '--eval', script]);
  const [line]: unknown[] = await once(createInterface(owner.stdout), 'line');
  const [client, url] = JSON.parse(String(line)) as [string, string];
  const { reader, ssh } = await waitingSession(client, url);
  const ended = Promise.all([end(reader), end(ssh), end(owner)]);
  owner.kill('SIGKILL');
  await ended;
  expect(existsSync(dirname(client))).toBe(true);
  await using engine = await startEngine('graphdriver-28.5');
  expect(existsSync(dirname(client))).toBe(false);
  expect(engine.pid).toBeGreaterThan(0);
});

it('certificates are gone when they are not needed any more', async (context) => {
  needsEngines(context);
  const certificates = await makeCertificates();
  expect(existsSync(join(certificates.client, 'key.pem'))).toBe(true);
  await certificates[Symbol.asyncDispose]();
  expect(existsSync(certificates.client)).toBe(false);
});
