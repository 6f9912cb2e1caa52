import { describe, expect, it } from 'vitest';
import { isLostRaceOf2010 } from '../../src/engine/errors.ts';
import { notThere, say, withImage } from '../support/bundle/scripted-engine.ts';
import { full, id } from '../support/build.ts';
import { opened, type Script } from '../support/opened.ts';

const gentle = { force: false, noPrune: false };

describe('a question', () => {
  const app = withImage('app:1');

  it('about an image reads it', async () => {
    await using it = await opened(app.script);
    expect(await it.engine.inspect(full('app:1'))).toMatchObject({ id: app.id, tags: [full('app:1')] });
    expect(await it.engine.history(app.id)).toEqual([1000]);
    expect(it.asked()).toEqual([`GET ${app.byName}/json`, `GET ${app.byId}/history`]);
  });

  it('about an image that is not there has no answer', async () => {
    await using it = await opened();
    expect(await it.engine.inspect(full('app:1'))).toBeUndefined();
    expect(await it.engine.history(id('1'))).toBeUndefined();
    expect(await it.engine.variants(id('1'))).toEqual([]);
  });

  it('never leaves the images, whatever it is asked', async () => {
    await using it = await opened();
    for (const name of ['x?force=1', 'x#y', 'a%2fb', 'a b', '..%2f..%2fcontainers', 'x\r\nDELETE /y']) {
      await it.engine.inspect(name);
    }
    expect(it.asked()).toEqual([
      'GET /images/x%3Fforce%3D1/json',
      'GET /images/x%23y/json',
      'GET /images/a%252fb/json',
      'GET /images/a%20b/json',
      'GET /images/..%252f..%252fcontainers/json',
      'GET /images/x%0D%0ADELETE%20/y/json',
    ]);
  });

  it('about everything lists it', async () => {
    await using it = await opened({ ...app.script, 'GET /system/df': { LayersSize: 9, Images: [] } });
    expect((await it.engine.images()).map((image) => image.id)).toEqual([app.id]);
    expect(await it.engine.containers()).toEqual([]);
    expect((await it.engine.usage()).total).toBe(9);
    expect(it.asked()).toEqual([
      'GET /images/json?all=1',
      'GET /containers/json?all=1',
      'GET /system/df?type=image&type=build-cache',
    ]);
  });

  it.each([
    ['no JSON', 'oops'],
    ['other JSON', { Id: 5 }],
  ])('answered with %s is nonsense', async (_, reply) => {
    await using it = await opened({ [`GET ${app.byName}/json`]: reply });
    await expect(it.engine.inspect(full('app:1'))).rejects.toMatchObject({ fault: 'nonsense' });
  });

  it('is repeated when the engine stumbles, and given up after three times', async () => {
    let count = 0;
    const stumbling: Script = {
      'GET /images/json': (answer) => {
        count += 1;
        if (count === 1) answer.destroy();
        else if (count === 2) say(answer, 500, { message: 'layer does not exist' });
        else say(answer, 200, []);
      },
      'GET /containers/json': (answer) => {
        say(answer, 500, { message: 'broken for good' });
      },
    };
    await using it = await opened(stumbling);
    expect(await it.engine.images()).toEqual([]);
    expect(count).toBe(3);
    await expect(it.engine.containers()).rejects.toMatchObject({ fault: 'status', status: 500 });
    expect(it.asked().filter((line) => line.includes('containers'))).toHaveLength(3);
  });

  it('whose answer is cut off every time is an error', async () => {
    const cut: Script = {
      'GET /images/json': (answer) => {
        answer.writeHead(200, { 'Content-Length': '100' });
        answer.write('[', () => answer.destroy());
      },
    };
    await using it = await opened(cut);
    await expect(it.engine.images()).rejects.toMatchObject({ fault: 'broken' });
  });
});

describe('a removal', () => {
  const app = withImage('app:1');
  const deletion = `DELETE ${app.byName}`;
  const saying = (status: number, message: string): Script => ({
    [deletion]: (answer) => {
      say(answer, status, { message });
    },
  });

  it('answers with what went', async () => {
    await using it = await opened(app.script);
    expect(await it.engine.remove(full('app:1'), gentle)).toMatchObject({
      kind: 'removed',
      untagged: [full('app:1')],
      deleted: [app.id, expect.stringMatching(/^sha256:/)],
    });
    expect(it.asked()).toEqual([deletion]);
  });

  it.each([
    [gentle, ''],
    [{ force: true, noPrune: false }, '?force=1'],
    [{ force: false, noPrune: true }, '?noprune=1'],
    [{ force: true, noPrune: true }, '?force=1&noprune=1'],
  ])('asks for no more than the options say: %j', async (options, query) => {
    await using it = await opened(app.script);
    await it.engine.remove(full('app:1'), options);
    expect(it.asked()).toEqual([deletion + query]);
  });

  it.each([
    [404, 'No such image: app:1', { kind: 'gone', message: 'No such image: app:1' }],
    [500, 'unrecognized image ID sha256:1', { kind: 'gone', message: 'unrecognized image ID sha256:1' }],
    [409, 'conflict: no', { kind: 'conflict', message: 'conflict: no' }],
    [400, 'invalid reference', { kind: 'error', message: 'invalid reference', broken: false }],
    [403, 'unrecognized image ID', { kind: 'error', message: 'unrecognized image ID', broken: false }],
    [500, 'disk on fire', { kind: 'error', message: 'disk on fire', broken: false }],
  ])('that is answered with %d "%s"', async (status, message, answer) => {
    await using it = await opened(saying(status, message));
    expect(await it.engine.remove(full('app:1'), gentle)).toEqual(answer);
    expect(it.asked()).toEqual([deletion]);
  });

  it('whose connection is cut is not sent again by itself', async () => {
    await using it = await opened({ [deletion]: (answer) => answer.destroy() });
    expect(await it.engine.remove(full('app:1'), gentle)).toEqual({
      kind: 'error',
      message: expect.stringContaining('the connection to the engine broke'),
      broken: true,
    });
    expect(it.asked()).toEqual([deletion]);
  });

  it('that is answered with no JSON is an error, and not taken for a success', async () => {
    await using it = await opened({ [deletion]: 'done!' });
    expect(await it.engine.remove(full('app:1'), gentle)).toMatchObject({ kind: 'error', broken: false });
  });

  it('ends when the time is up', async () => {
    const canceller = new AbortController();
    const hang: Script[string] = () => {
      canceller.abort();
    };
    await using it = await opened({ [deletion]: hang });
    const answer = await it.engine.until(canceller.signal).remove(full('app:1'), gentle);
    expect(answer).toEqual({
      kind: 'error',
      message: 'the engine did not answer in time',
      broken: false,
      aborted: true,
    });
  });

  it('of a variant names its platform', async () => {
    await using it = await opened({ [deletion]: [{ Deleted: id('a') }] });
    const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
    expect(await it.engine.removeVariant(full('app:1'), platform)).toMatchObject({ deleted: [id('a')] });
    const [line = ''] = it.asked();
    const query = new URL(line.slice('DELETE '.length), 'http://docker').searchParams;
    expect([...query]).toEqual([
      ['force', '1'],
      ['platforms', JSON.stringify(platform)],
    ]);
  });

  it('of what is not there is gone', async () => {
    await using it = await opened({ [deletion]: notThere });
    expect(await it.engine.remove(full('app:1'), gentle)).toEqual({ kind: 'gone', message: 'No such image' });
  });
});

it('after one idle connection turned out to be closed, a question has a new one', async () => {
  const used = new WeakSet<object>();
  // As an engine or a proxy that has closed what was idle: nothing is answered there any more.
  const once: Script[string] = (answer, { socket }) => {
    if (used.has(socket)) socket.destroy();
    else say(answer, 200, []);
    used.add(socket);
  };
  await using it = await opened({ 'GET /images/json': once });
  await Promise.all(Array.from({ length: 8 }, () => it.engine.images()));
  expect(await it.engine.images()).toStrictEqual([]);
});

describe('a race that was lost on 20.10', () => {
  it.each([
    [500, 'unrecognized image ID sha256:1', true],
    [500, 'other', false],
    [409, 'unrecognized image ID sha256:1', false],
  ])('%d "%s": %s', (status, message, expected) => {
    expect(isLostRaceOf2010(status, message)).toBe(expected);
  });
});
