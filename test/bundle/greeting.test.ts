import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { greet, say, scriptedEngine } from '../support/bundle/scripted-engine.ts';
import { nothingDone, tell, type Telling } from '../support/bundle/telling.ts';

const images = 'app:1';

describe('engines that this version can not work with', () => {
  it.each([
    [
      'Docker 19.03',
      greet('1.40'),
      'the engine speaks API 1.40 at most, and this action needs 1.41 (Docker 20.10) or newer',
    ],
    ['a web server', 'Hello', 'what answers there is no Docker engine: it does not name an API version'],
    [
      'a version that is none',
      greet('latest'),
      'what answers there is no Docker engine: it does not name an API version',
    ],
  ])('%s is refused after its greeting, whatever no-engine says', async (_, greeting, why) => {
    await using engine = await scriptedEngine({ 'GET /_ping': greeting });
    const inputs = { images, 'no-engine': 'skip', force: 'true' };
    const told = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
    expect(told.errors).toStrictEqual([`${engine.host}: ${why}`]);
    expect(told.exitCode).toBe(1);
    expect(engine.requests).toStrictEqual(['GET /_ping']);
    nothingDone(told);
  });

  it.each([
    ['GET /info', 403, 'the engine answered 403: forbidden'],
    ['GET /version', 400, 'the engine answered 400: forbidden'],
  ])(
    'one that answers %s with %i is there, so no-engine: skip does not pass over it',
    async (asked, status, why) => {
      await using engine = await scriptedEngine({
        [asked]: (answer) => {
          say(answer, status, { message: 'forbidden' });
        },
      });
      const inputs = { images, 'no-engine': 'skip' };
      const told = await tell({ inputs, env: { DOCKER_HOST: engine.host } });
      expect(told.errors).toStrictEqual([`${engine.host}: ${why}`]);
      expect(told.exitCode).toBe(1);
      nothingDone(told);
    },
  );

  it('an engine that is newer than this action is spoken to in words that it still knows', async () => {
    await using engine = await scriptedEngine({ 'GET /_ping': greet('1.99') });
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: engine.host } });
    expect(told.exitCode).toBe(0);
    expect(engine.requests).toContain('GET /v1.52/info');
  });
});

describe('greetings that go wrong', () => {
  const greeted = async (host: string): Promise<Telling> => {
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: host } });
    expect(told.exitCode).toBe(1);
    nothingDone(told);
    return told;
  };

  it('a server that never answers is given up after 15 seconds', async () => {
    await using engine = await scriptedEngine({ 'GET /_ping': () => undefined });
    const start = performance.now();
    const told = await greeted(engine.host);
    const seconds = (performance.now() - start) / 1000;
    expect(told.errors).toStrictEqual([`${engine.host}: the engine did not answer in time`]);
    expect(seconds).toBeGreaterThan(14);
    expect(seconds).toBeLessThan(20);
  });

  it('an engine that is out of order', async () => {
    await using engine = await scriptedEngine({
      'GET /_ping': (answer) => {
        say(answer, 500, { message: 'out of order' });
      },
    });
    const { errors } = await greeted(engine.host);
    expect(errors).toStrictEqual([`${engine.host}: the engine answered 500: out of order`]);
  });

  it('a way to somewhere else is not taken', async () => {
    await using other = await scriptedEngine();
    await using engine = await scriptedEngine({
      'GET /_ping': (answer) => {
        answer.writeHead(302, { Location: `${other.host}/_ping` }).end();
      },
    });
    const { errors } = await greeted(engine.host);
    expect(errors).toStrictEqual([expect.stringContaining('the engine answered 302')]);
    expect(other.requests).toStrictEqual([]);
  });

  it('a server that speaks no HTTP', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'no-http-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'docker.sock');
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    server.listen(path);
    await once(server, 'listening');
    const { errors } = await greeted(`unix://${path}`);
    server.close();
    expect(errors).toStrictEqual([
      expect.stringContaining('the connection to the engine broke (Parse Error'),
    ]);
  });

  it.each([
    ['GET /version', '<html>', 'the engine sent an answer that is not JSON'],
    ['GET /info', [], 'the engine sent a list where the API promises an object'],
    ['GET /version', { Version: 28 }, 'the engine sent number where the API promises a text'],
  ])('%s answers %j', async (request, reply, why) => {
    await using engine = await scriptedEngine({ [request]: reply });
    const { errors } = await greeted(engine.host);
    expect(errors).toStrictEqual([`${engine.host}: ${why}`]);
  });
});
