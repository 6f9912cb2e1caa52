import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startSshServer } from '../../testbed/engines/remote/ssh-server.ts';
import { aFolder } from '../support/folder.ts';
import { startFarEngines, whyNotFar, type FarEngines } from '../support/engines/far-engines.ts';
import { stepIn } from '../support/engines/step.ts';

const R = 'image-rm-test';
type Texts = Readonly<Record<string, string>>;
let far: FarEngines | undefined;

function engines(): FarEngines {
  if (far === undefined) throw new Error('the engines are not there yet');
  return far;
}

beforeAll(async () => {
  if (whyNotFar !== undefined) return;
  far = await startFarEngines();
  for (const engine of [far.open, far.closed]) {
    await seedEngine(engine).load({ tags: [`${R}/a:1`], layers: [layer('a', 1000)] });
  }
});
beforeEach((context) => {
  context.skip(whyNotFar !== undefined, whyNotFar);
});
afterAll(async () => {
  await far?.[Symbol.asyncDispose]();
});

/** What the step says about an engine that it does not get to, and the engines still have all they had. */
async function complaint(env: Texts): Promise<string> {
  const { open, closed } = engines();
  const { report, exitCode } = await stepIn(env, { images: `${R}/a:1`, force: 'true' });
  expect(exitCode).toBe(1);
  for (const engine of [open, closed]) expect((await seedEngine(engine).snapshot()).images).toHaveLength(1);
  const [host] = report.hosts;
  expect(host?.items).toEqual([]);
  return `${host?.host}: ${host?.problem?.message} (${host?.problem?.kind})`;
}

const verified = (folder: string): Texts => ({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder });

describe('TLS', () => {
  it('of an engine with a certificate from another CA', async () => {
    const { closed, certificates } = engines();
    expect(await complaint({ DOCKER_HOST: closed.tcp, ...verified(certificates.stranger) })).toBe(
      `${closed.tcp}: the engine's certificate is not from the CA in ca.pem; use the ca.pem that belongs to this engine (unsuitable)`,
    );
  });

  it('of an engine with a certificate for another name', async () => {
    const { closed, certificates } = engines();
    const host = closed.tcp.replace('127.0.0.1', 'localhost');
    expect(await complaint({ DOCKER_HOST: host, ...verified(certificates.client) })).toBe(
      `${host}: the engine's certificate is made for another name; use a name from the certificate, or create a certificate for this name (unsuitable)`,
    );
  });

  it.each(['nobody', 'impostor'] as const)('for a client that the engine does not know: %s', async (who) => {
    const { closed, certificates } = engines();
    expect(await complaint({ DOCKER_HOST: closed.tcp, ...verified(certificates[who]) })).toBe(
      `${closed.tcp}: the engine does not accept this client; it requires a certificate from its own CA, as cert.pem with key.pem (unsuitable)`,
    );
  });

  it('where the end of the connection overtakes the reason', async () => {
    const { certificates } = engines();
    const read = (name: string): Promise<string> => readFile(join(certificates.engine, name), 'utf8');
    const server = createServer({ cert: await read('cert.pem'), key: await read('key.pem') });
    server.on('secureConnection', (socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const told = await complaint({
      DOCKER_HOST: `tcp://127.0.0.1:${port}`,
      ...verified(certificates.nobody),
    });
    server.close();
    expect(told).toMatch(
      /the connection to the engine broke \(.*\); perhaps it wants another certificate of this client/,
    );
  });

  it('where the engine speaks none', async () => {
    const { open, certificates } = engines();
    expect(await complaint({ DOCKER_HOST: open.tcp, ...verified(certificates.client) })).toBe(
      `${open.tcp}: what answers there does not speak TLS, or no version that this action accepts; look at the port, or unset DOCKER_TLS_VERIFY and DOCKER_TLS (unsuitable)`,
    );
  });

  it('that the engine expects in vain', async () => {
    const { closed } = engines();
    expect(await complaint({ DOCKER_HOST: closed.tcp })).toBe(
      `${closed.tcp}: it expects TLS and answers plain HTTP with "Client sent an HTTP request to an HTTPS server"; set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the folder with the keys (unsuitable)`,
    );
  });
});

describe('ssh', () => {
  const told = async (url: string, path: string, reason: string): Promise<void> => {
    expect(await complaint({ DOCKER_HOST: url, PATH: path })).toBe(
      `${url}: the connection through the docker CLI failed (${reason}); "docker --host=${url} version" may tell more (no-engine)`,
    );
  };

  it('to a host that is not there', async () => {
    const url = 'ssh://root@127.0.0.1:1';
    await told(url, engines().path, 'ssh: connect to host 127.0.0.1 port 1: Connection refused');
  });

  it('as a user who may not log in', async () => {
    const { ssh, path } = engines();
    await told(ssh.url('stranger'), path, 'stranger@127.0.0.1: Permission denied (publickey)');
  });

  it('as a user who may not use the engine there', async () => {
    const { open, ssh, path } = engines();
    const reason = `failed to open the raw stream connection: dial unix ${open.socket}: connect: permission denied`;
    await told(ssh.url('guest'), path, reason);
  });

  it('to a host whose key nobody knows', async () => {
    const { ssh, path } = engines();
    const url = ssh.url('root').replace('127.0.0.1', 'localhost');
    expect(await complaint({ DOCKER_HOST: url, PATH: path })).toContain('Host key verification failed');
  });

  it('to a host without docker', async () => {
    await using bare = await startSshServer({ dockerHost: engines().open.host });
    const path = [bare.client, engines().path].join(delimiter);
    expect(await complaint({ DOCKER_HOST: bare.url('root'), PATH: path })).toMatch(/docker: not found/);
  });

  it.each([
    [
      'that says something before docker does',
      'echo Welcome',
      /Parse Error.*malformed HTTP response "Welcome"/,
    ],
    ['that ends without a word', 'exit 0', /it did not say why.*error during connect: .*EOF/],
  ])('to a host %s: the docker CLI is asked for more', async (_, first, reason) => {
    const { open, path } = engines();
    await using programs = await aFolder();
    const script = `#!/bin/sh\n${first}\nexec '${open.dockerCli}' "$@"\n`;
    await writeFile(join(programs.path, 'docker'), script, { mode: 0o755 });
    await using server = await startSshServer({ programs: programs.path, dockerHost: open.host });
    const url = server.url('root');
    const told = await complaint({ DOCKER_HOST: url, PATH: [server.client, path].join(delimiter) });
    expect(told).toMatch(reason);
    expect(told).toContain(`"docker --host=${url} version" says: `);
    expect(told).toMatch(/\(no-engine\)$/);
    await server.untilClosed();
  });

  it('from a machine without docker', async () => {
    const url = engines().ssh.url('root');
    expect(await complaint({ DOCKER_HOST: url, PATH: '/nowhere' })).toBe(
      `${url}: this host needs the docker CLI, and PATH has none outside of the workspace; install it on this runner (unsuitable)`,
    );
  });
});
