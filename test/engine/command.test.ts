import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../src/engine/connections/find-program.ts';
import type { Endpoint } from '../../src/engine/endpoint.ts';
import { EngineError } from '../../src/engine/errors.ts';
import { connect, type Transport } from '../../src/engine/transport.ts';
import { say, scriptedEngine } from '../support/bundle/scripted-engine.ts';
import { never, type Script } from '../support/opened.ts';
import { dialing, posingDocker } from '../support/posing-docker.ts';
import { machine } from '../support/surroundings.ts';

const endpoint: Endpoint = { kind: 'command', flags: ['--host=ssh://me@far'], url: 'ssh://me@far' };

interface Dialed extends AsyncDisposable {
  readonly transport: Transport;
  starts(): Promise<readonly string[]>;
}

async function dialed(script: Script = {}): Promise<Dialed> {
  const engine = await scriptedEngine(script);
  const docker = await posingDocker(dialing(engine.host));
  const transport = await connect(endpoint, docker.surroundings);
  return {
    transport,
    starts: () => docker.starts(),
    [Symbol.asyncDispose]: async () => {
      transport.close();
      await engine[Symbol.asyncDispose]();
      await docker[Symbol.asyncDispose]();
    },
  };
}

async function failure(script: string, more?: { readonly interpreter: string }): Promise<EngineError> {
  await using docker = await posingDocker(script, more);
  const transport = await connect(endpoint, docker.surroundings);
  const error: unknown = await transport.send('GET', '/_ping', never).catch((reason: unknown) => reason);
  transport.close();
  if (!(error instanceof EngineError)) throw new Error('no error of an engine', { cause: error });
  return error;
}

describe('a connection through the docker CLI', () => {
  it('is kept for all requests, and started with nothing but the address', async () => {
    await using it = await dialed();
    for (let count = 0; count < 20; count += 1) {
      expect(await it.transport.send('GET', '/v1.51/info', never)).toMatchObject({ status: 200 });
    }
    expect(await it.starts()).toEqual(['["--host=ssh://me@far","system","dial-stdio"]']);
  });

  it('is one of four at most', async () => {
    await using it = await dialed();
    const sent = Array.from({ length: 40 }, () => it.transport.send('GET', '/v1.51/info', never));
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(sent.map(() => 200));
    expect((await it.starts()).length).toBeLessThanOrEqual(4);
  });

  it('carries long answers whole', async () => {
    const long = JSON.stringify('x'.repeat(15_000_000));
    await using it = await dialed({ 'GET /images/json': long });
    expect((await it.transport.send('GET', '/images/json', never)).body).toBe(long);
  });

  it('carries streams whole, at the pace of who reads them', async () => {
    const part = 'x'.repeat(1_000_000);
    await using it = await dialed({
      'GET /images/get': (answer) => {
        Readable.from(Array.from({ length: 20 }, () => part)).pipe(answer);
      },
    });
    const answer = await it.transport.stream('/images/get', never);
    if (!('chunks' in answer)) throw new Error('no stream');
    let length = 0;
    for await (const chunk of answer.chunks) length += chunk.length;
    expect(length).toBe(20 * part.length);
    expect(await it.transport.send('GET', '/v1.51/info', never)).toMatchObject({ status: 200 });
    expect(await it.starts()).toHaveLength(1);
  });

  it('ends with the request that is given up', async () => {
    const canceller = new AbortController();
    const ended: Promise<unknown>[] = [];
    const hang: Script[string] = (_answer, incoming) => {
      ended.push(once(incoming.socket, 'close'));
      canceller.abort();
    };
    await using it = await dialed({ 'GET /_ping': hang });
    await expect(it.transport.send('GET', '/_ping', canceller.signal)).rejects.toMatchObject({
      fault: 'aborted',
    });
    expect(await Promise.all(ended)).toHaveLength(1);
  });

  it('ends with its transport, in use or not', async () => {
    const ended: Promise<unknown>[] = [];
    await using it = await dialed({
      'GET /info': (answer, incoming) => {
        ended.push(once(incoming.socket, 'close'));
        say(answer, 200, {});
      },
      'GET /version': (_answer, incoming) => {
        ended.push(once(incoming.socket, 'close'));
        it.transport.close();
      },
    });
    await it.transport.send('GET', '/info', never);
    await expect(it.transport.send('GET', '/version', never)).rejects.toMatchObject({ fault: 'broken' });
    expect(await Promise.all(ended)).toHaveLength(2);
  });

  it('that ended while nobody used it is replaced by another', async () => {
    const ended: Promise<unknown>[] = [];
    await using it = await dialed({
      'GET /info': (answer, incoming) => {
        ended.push(once(incoming.socket, 'close'));
        answer.writeHead(200, { Connection: 'close' }).end('{}');
      },
    });
    for (let count = 0; count < 3; count += 1) {
      expect(await it.transport.send('GET', '/info', never)).toMatchObject({ status: 200 });
    }
    await Promise.all(ended);
    expect(await it.starts()).toHaveLength(3);
  });
});

describe('a connection through the docker CLI that fails says why', () => {
  const tells = 'docker --host=ssh://me@far version';

  it.each([
    ['process.exit(1)', 'it did not say why'],
    ['process.exit(0)', 'it did not say why'],
    [`console.error('ssh: no\\u001b[2J\\n::error::route'); process.exit(255)`, 'ssh: no [2J ::error::route'],
    [
      `console.error('command [ssh] has exited, stderr=Permission denied.\\n'); process.exit(1)`,
      'Permission denied',
    ],
    [`console.error('see tcp://me:secret@far'); process.exit(1)`, 'see tcp://…@far'],
    [`console.error('x'.repeat(100000) + 'end'); process.exitCode = 1`, `…${'x'.repeat(297)}end`],
  ])('%s', async (script, said) => {
    expect(await failure(script)).toMatchObject({
      fault: 'broken',
      message: `the connection through the docker CLI failed (${said}); "${tells}" may tell more`,
    });
  });

  it('in the middle of an answer', async () => {
    const cut = `
      process.stdout.write('HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\n123', () => {
        console.error('gone');
        process.exit(1);
      });`;
    expect(await failure(cut)).toMatchObject({ fault: 'broken', message: expect.stringContaining('(gone)') });
  });

  it('when it cannot be started', async () => {
    expect(await failure('', { interpreter: '/no/such/program' })).toMatchObject({
      fault: 'unsuitable',
      message: expect.stringMatching(/^the docker CLI cannot be started \(spawn .* ENOENT\)$/),
    });
  });

  it('when there is none', async () => {
    const transport = await connect(endpoint, machine({ PATH: '/usr/bin' }));
    await expect(transport.send('GET', '/_ping', never)).rejects.toMatchObject({
      fault: 'unsuitable',
      message:
        'this host needs the docker CLI, and PATH has none outside of the workspace; install it on this runner',
    });
    transport.close();
  });
});

describe('the docker CLI', () => {
  it.each([
    ['linux', '/bin:/usr/bin', { '/usr/bin/docker': '' }, '/usr/bin/docker'],
    ['linux', '/bin:/usr/bin', { '/usr/bin/docker': '', '/bin/docker': '' }, '/bin/docker'],
    ['linux', '/bin:/usr/bin', { '/usr/bin/docker': '', '/bin/docker/x': '' }, '/usr/bin/docker'],
    ['linux', '.::bin:./bin', { docker: '', 'bin/docker': '', './docker': '' }, undefined],
    ['linux', '', { docker: '', '/docker': '' }, undefined],
    ['win32', 'C:\\bin;.', { 'C:\\bin\\docker.exe': '' }, 'C:\\bin\\docker.exe'],
    ['win32', 'C:\\bin;.', { 'C:\\bin\\docker.cmd': '', 'docker.exe': '' }, undefined],
  ])('on %s in PATH=%s', (platform, path, files, expected) => {
    expect(findProgram('docker', machine({ PATH: path }, files, { platform }))).toBe(expected);
  });
});
