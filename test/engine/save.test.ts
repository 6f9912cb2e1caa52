import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { say } from '../support/bundle/scripted-engine.ts';
import { full, id } from '../support/build.ts';
import { opened, type Script } from '../support/opened.ts';

const GET = 'GET /images/get';

async function allOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts).toString('utf8');
}

describe('images that are saved', () => {
  it('are asked for by names that stay names, and come as they are', async () => {
    await using it = await opened({ [GET]: 'a tar' });
    const names = [full('app:1'), id('a'), 'x&names=y', 'a b#c'];
    expect(await allOf(await it.engine.save(names))).toBe('a tar');
    const [line = ''] = it.asked();
    expect(line).toBe(
      `${GET}?names=docker.io%2Flibrary%2Fapp%3A1&names=${encodeURIComponent(id('a'))}&names=x%26names%3Dy&names=a+b%23c`,
    );
  });

  it.each([
    [404, 'No such image: app:1'],
    [500, 'empty export - not implemented'],
  ])('are an error when the engine says %d, and are not asked for again', async (status, message) => {
    const no: Script = {
      [GET]: (answer) => {
        say(answer, status, { message });
      },
    };
    await using it = await opened(no);
    await expect(it.engine.save([full('app:1')])).rejects.toMatchObject({
      fault: 'status',
      status,
      message: `the engine answered ${String(status)}: ${message}`,
    });
    expect(it.asked()).toHaveLength(1);
  });

  it('are asked for again when the connection broke before the answer', async () => {
    let count = 0;
    const stumbling: Script = {
      [GET]: (answer) => {
        count += 1;
        if (count < 3) answer.destroy();
        else say(answer, 200, 'a tar');
      },
    };
    await using it = await opened(stumbling);
    expect(await allOf(await it.engine.save([full('app:1')]))).toBe('a tar');
    expect(count).toBe(3);
  });

  it.each([
    ['in a body whose length is known', { 'Content-Length': '100' }],
    ['in a body that comes in chunks', {}],
  ])('are an error when the connection breaks %s', async (_, headers) => {
    const cut: Script = {
      [GET]: (answer) => {
        answer.writeHead(200, headers);
        answer.write('half of', () => answer.destroy());
      },
    };
    await using it = await opened(cut);
    const chunks = await it.engine.save([full('app:1')]);
    await expect(allOf(chunks)).rejects.toMatchObject({ name: 'EngineError', fault: 'broken' });
    expect(it.asked()).toHaveLength(1);
  });

  it('are an error when the time is up on the way', async () => {
    const canceller = new AbortController();
    const hang: Script = {
      [GET]: (answer) => {
        answer.writeHead(200);
        answer.write('half of');
      },
    };
    await using it = await opened(hang);
    const chunks = await it.engine.until(canceller.signal).save([full('app:1')]);
    const read: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const chunk of chunks) {
        read.push(Buffer.from(chunk).toString('utf8'));
        canceller.abort();
      }
    };
    await expect(reading()).rejects.toMatchObject({ name: 'EngineError', fault: 'aborted' });
    expect(read).toEqual(['half of']);
  });

  it('are an error when the time was up before', async () => {
    const canceller = new AbortController();
    await using it = await opened({ [GET]: 'a tar' });
    canceller.abort();
    const saving = it.engine.until(canceller.signal).save([full('app:1')]);
    await expect(saving).rejects.toMatchObject({ fault: 'aborted' });
    expect(it.asked()).toEqual([]);
  });

  it('are no longer sent when nobody reads on', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const endless: Script = {
      [GET]: (answer) => {
        closed = once(answer, 'close');
        answer.writeHead(200);
        answer.write('half of');
      },
    };
    await using it = await opened(endless);
    const reader = (await it.engine.save([full('app:1')]))[Symbol.asyncIterator]();
    expect((await reader.next()).value).toEqual(Buffer.from('half of'));
    await reader.return?.();
    await closed;
  });

  it('come no faster than they are read', async () => {
    const piece = Buffer.alloc(64 * 1024);
    const pieces = 1024;
    let sent = 0;
    const fast: Script = {
      [GET]: (answer) => {
        const push = (): void => {
          while (sent < pieces * piece.length) {
            sent += piece.length;
            if (!answer.write(piece)) return;
          }
          answer.end();
        };
        answer.on('drain', push);
        push();
      },
    };
    await using it = await opened(fast);
    let read = 0;
    let ahead = 0;
    for await (const chunk of await it.engine.save([full('app:1')])) {
      read += chunk.length;
      // Lets the server send all that it is allowed to.
      await it.engine.containers();
      ahead = Math.max(ahead, sent - read);
    }
    expect(read).toBe(pieces * piece.length);
    expect(ahead).toBeLessThan(4 * 1024 * 1024);
  });
});
