import { describe, expect, it } from 'vitest';
import { cacheRecords, pruneAnswer, pruneQuery } from '../../src/engine/build-cache.ts';
import { EngineError } from '../../src/engine/errors.ts';

const entry = { ID: 'a1', Type: 'regular', Size: 7, Shared: true, InUse: false };

describe('the records of the cache', () => {
  it('are read from both places that engines write them to', () => {
    const expected = [{ id: 'a1', size: 7, isShared: true, isInUse: false, mayHoldBlobs: true }];
    expect(cacheRecords(JSON.stringify({ BuildCache: [entry] }))).toStrictEqual(expected);
    expect(
      cacheRecords(JSON.stringify({ BuildCache: [], BuildCacheUsage: { Items: [entry] } })),
    ).toStrictEqual(expected);
    expect(cacheRecords(JSON.stringify({ BuildCache: null }))).toStrictEqual([]);
  });

  it('say when they were used, and whether they can hold compressed layers', () => {
    const body = {
      BuildCache: [
        { ...entry, Type: 'source.local', LastUsedAt: '2026-01-02T03:04:05.678Z' },
        { ...entry, Type: 'exec.cachemount', LastUsedAt: null, Size: -1 },
      ],
    };
    expect(cacheRecords(JSON.stringify(body))).toMatchObject([
      { mayHoldBlobs: false, lastUsed: Date.parse('2026-01-02T03:04:05.678Z') },
      { mayHoldBlobs: false, size: 0 },
    ]);
  });

  it('are nonsense where they have no ID', () => {
    expect(() => cacheRecords('{"BuildCache":[{"Size":1}]}')).toThrow(EngineError);
  });
});

describe('the request for a prune', () => {
  const asked = (text: string): unknown => Object.fromEntries(new URLSearchParams(text));

  it('always asks for all, since a containerd store would keep half of it otherwise', () => {
    expect(asked(pruneQuery({}, 51))).toStrictEqual({ all: '1' });
  });

  it.each([
    [41, 'keep-storage'],
    [47, 'keep-storage'],
    [48, 'reserved-space'],
  ])('names the bytes that stay as API 1.%i does', (api, name) => {
    expect(asked(pruneQuery({ keepBytes: 5 }, api))).toStrictEqual({ all: '1', [name]: '5' });
  });

  it('names records and their idle time in filters', () => {
    expect(asked(pruneQuery({ ids: ['a1', 'b2'], idleMs: 3000 }, 51))).toStrictEqual({
      all: '1',
      filters: '{"id":["^(?:a1|b2)$"],"until":["3000ms"]}',
    });
  });

  it('never names an ID that would choose other records as an expression', () => {
    expect(asked(pruneQuery({ ids: ['.*', 'a1', 'a|b', ''] }, 51))).toStrictEqual({
      all: '1',
      filters: '{"id":["^(?:a1)$"]}',
    });
    // Nothing matches this: a record has an ID.
    expect(asked(pruneQuery({ ids: ['.*'] }, 51))).toStrictEqual({ all: '1', filters: '{"id":["^(?:)$"]}' });
  });
});

describe('the answer to a prune', () => {
  const say = (status: number, body: string) =>
    pruneAnswer(() => Promise.resolve({ status, headers: {}, body }));

  it('names what went', async () => {
    expect(await say(200, '{"CachesDeleted":["a1"],"SpaceReclaimed":7}')).toStrictEqual({
      kind: 'pruned',
      deleted: ['a1'],
    });
    expect(await say(200, '{"CachesDeleted":null}')).toStrictEqual({ kind: 'pruned', deleted: [] });
  });

  it('is a failure with its reason, and never throws for one', async () => {
    expect(await say(500, '{"message":"no space"}')).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('no space'),
    });
    expect(await say(200, 'not JSON')).toMatchObject({ kind: 'failed' });
    const gone = new EngineError('broken', 'the connection broke');
    expect(await pruneAnswer(() => Promise.reject(gone))).toMatchObject({ kind: 'failed' });
    const late = new EngineError('aborted', 'too late');
    expect(await pruneAnswer(() => Promise.reject(late))).toStrictEqual({ kind: 'unanswered' });
  });
});
