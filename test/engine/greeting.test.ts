import { link, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine/greeting.ts';
import { connect } from '../../src/engine/transport.ts';
import { greet, say } from '../support/bundle/scripted-engine.ts';
import { never, opened, type Script } from '../support/opened.ts';
import { machine } from '../support/surroundings.ts';

describe('a greeting', () => {
  it.each([
    ['1.41', '1.41'],
    ['1.47', '1.47'],
    ['1.51', '1.51'],
    ['1.52', '1.52'],
    ['1.56', '1.52'],
    ['1.100', '1.52'],
  ])('of an engine that speaks %s agrees on %s', async (theirs, agreed) => {
    await using it = await opened({ 'GET /_ping': greet(theirs) });
    expect(it.engine.facts).toMatchObject({ apiVersion: agreed, newestApi: theirs });
    expect(it.all.toSorted()).toEqual(['GET /_ping', `GET /v${agreed}/info`, `GET /v${agreed}/version`]);
  });

  it.each([
    [greet('1.40'), 'the engine speaks API 1.40 at most, and this action needs 1.41 (Docker 20.10) or newer'],
    [greet('1.9'), 'the engine speaks API 1.9 at most, and this action needs 1.41 (Docker 20.10) or newer'],
    [greet(''), 'what answers there is no Docker engine: it does not name an API version'],
    [greet('2.0'), 'what answers there is no Docker engine: it does not name an API version'],
    [greet('1.x'), 'what answers there is no Docker engine: it does not name an API version'],
    ['OK', 'what answers there is no Docker engine: it does not name an API version'],
  ])('is refused: %#', async (ping, message) => {
    await expect(opened({ 'GET /_ping': ping })).rejects.toMatchObject({ fault: 'unsuitable', message });
  });

  it('of an engine whose oldest API was raised above ours says what helps', async () => {
    const refuses: Script[string] = (answer) => {
      const message =
        'client version 1.52 is too old. Minimum supported API version is 1.53, please upgrade your client to a newer version';
      say(answer, 400, { message });
    };
    const script: Script = { 'GET /_ping': greet('1.56'), 'GET /version': refuses, 'GET /info': refuses };
    await expect(opened(script)).rejects.toMatchObject({
      fault: 'unsuitable',
      message:
        'the engine accepts API 1.53 and newer, and this action speaks 1.52 at most; use a newer version of this action, or lower DOCKER_MIN_API_VERSION of the engine',
    });
  });

  it('of Podman is known by either sign of it', async () => {
    const components = [{ Name: 'Podman Engine' }];
    const says: Script[string] = (answer) => {
      say(answer, 200, { Version: '4.3.1', Components: components });
    };
    await using byName = await opened({ 'GET /_ping': greet('1.41', 'Libpod/4.3.1 (linux)') });
    await using byPart = await opened({ 'GET /version': says, 'GET /_ping': greet('1.41') });
    for (const { engine } of [byName, byPart]) {
      expect(engine.facts).toMatchObject({ name: 'Podman', store: 'podman' });
    }
  });

  it('of a server that says no is refused with what it says', async () => {
    const ping: Script = {
      'GET /_ping': (answer) => {
        say(answer, 503, { message: 'starting' });
      },
    };
    await expect(opened(ping)).rejects.toMatchObject({
      fault: 'status',
      status: 503,
      message: 'the engine answered 503: starting',
    });
  });

  it('of nobody says what to look for', async () => {
    const path = join(tmpdir(), 'no-such-engine.sock');
    const transport = await connect({ kind: 'socket', path, url: `unix://${path}` }, machine());
    await expect(openEngine(transport, never, '')).rejects.toMatchObject({
      fault: 'unreachable',
      message: 'there is no such socket; is the engine installed and running?',
    });
    const advice = 'Podman listens elsewhere';
    const advised = await connect({ kind: 'socket', path, url: `unix://${path}`, advice }, machine());
    await expect(openEngine(advised, never, '')).rejects.toMatchObject({
      message: `there is no such socket; ${advice}`,
    });
    const file = await connect({ kind: 'socket', path: import.meta.filename, url: 'unix://file' }, machine());
    await expect(openEngine(file, never, '')).rejects.toMatchObject({ fault: 'unreachable' });
  });

  it('of nobody at a socket that is there says where else an engine listens', async () => {
    const server = createServer();
    const folder = await mkdtemp(join(tmpdir(), 'stale-'));
    const [path, stale] = [join(folder, 'engine.sock'), join(folder, 'stale.sock')];
    await new Promise<void>((listens) => server.listen(path, listens));
    await link(path, stale);
    await new Promise((ended) => server.close(ended));
    const advice = 'a rootless Docker listens elsewhere';
    const transport = await connect({ kind: 'socket', path: stale, url: 'unix://stale', advice }, machine());
    await expect(openEngine(transport, never, '')).rejects.toMatchObject({
      message: `nothing answers there; ${advice}`,
    });
    await rm(folder, { recursive: true });
  });

  it('ends when it is told to', async () => {
    const canceller = new AbortController();
    const hang: Script[string] = () => {
      canceller.abort();
    };
    await expect(opened({ 'GET /_ping': hang }, canceller.signal)).rejects.toMatchObject({
      fault: 'aborted',
    });
  });
});
