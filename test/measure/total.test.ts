import { describe, expect, it } from 'vitest';
import type { CacheRecord } from '../../src/model/build-cache.ts';
import type { EngineFacts } from '../../src/model/engine-traits.ts';
import { cacheBytes, closer, totalByAccount, totalOfParts } from '../../src/measure/total.ts';
import { aContainer } from '../support/build.ts';
import { emptyStore } from '../support/in-memory/state.ts';

const graphdriver = emptyStore('graphdriver').facts;
const containerd = emptyStore('containerd').facts;

function record(id: string, size: number, more: Partial<CacheRecord> = {}): CacheRecord {
  return { id, size, isShared: false, mayHoldBlobs: true, isInUse: false, ...more };
}

describe('what pruned records free', () => {
  const before = [record('own', 5), record('shared', 70, { isShared: true }), record('stays', 900)];
  const deleted = new Set(['own', 'shared']);
  const change = { before, deleted, isUnsure: false, imagesStay: true, heldLayers: [] };

  it('is exact where the cache refers to layers: what an image shares stays', () => {
    expect(cacheBytes(change, graphdriver)).toStrictEqual({ bytes: 5, method: 'exact' });
  });

  it('is a bound where it keeps copies and an image stays, whatever the engine calls shared', () => {
    expect(cacheBytes(change, containerd)).toMatchObject({
      bytes: 75,
      method: 'upper-bound',
    });
    expect(cacheBytes({ ...change, imagesStay: false }, containerd)).toStrictEqual({
      bytes: 75,
      method: 'exact',
    });
  });

  it('is an estimate where a base image was among it: its layers that no record sizes are added', () => {
    const base = { ...change, before: [...before, record('base', 0)], deleted: new Set(['own', 'base']) };
    expect(cacheBytes({ ...base, heldLayers: [5, 32] }, graphdriver)).toMatchObject({
      bytes: 37,
      method: 'estimate',
    });
    const folder = record('folder', 0, { mayHoldBlobs: false });
    const context = { ...change, before: [...before, folder], deleted: new Set(['own', 'folder']) };
    expect(cacheBytes(context, graphdriver)).toStrictEqual({ bytes: 5, method: 'exact' });
  });

  it('is never exact where an answer was lost, not even zero', () => {
    const nothing = { ...change, deleted: new Set<string>(), isUnsure: true };
    expect(cacheBytes(nothing, graphdriver)).toMatchObject({ bytes: 0, method: 'estimate' });
  });

  it('is an estimate where a record went that came after the list', () => {
    const more = new Set([...deleted, 'new']);
    expect(cacheBytes({ ...change, deleted: more }, graphdriver)).toMatchObject({ method: 'estimate' });
  });
});

describe('images and cache by the account', () => {
  const shared = record('shared', 40, { isShared: true });
  const context = record('context', 30, { mayHoldBlobs: false });
  const figures = { before: 100, after: 20, cacheBefore: [shared, context], cacheAfter: [], containers: [] };
  const total = (more: object = {}, facts: EngineFacts = containerd) =>
    totalByAccount({ ...figures, ...more }, facts);

  it('are exact where images held all content of the cache, and nothing of it stays', () => {
    expect(total()).toStrictEqual({ bytes: 80, method: 'exact' });
  });

  it('are a bound with what only the cache may have held', () => {
    expect(total({ cacheBefore: [shared, context, record('old', 7)] })).toMatchObject({
      bytes: 87,
      method: 'upper-bound',
    });
  });

  it('are a bound where a part of the cache stays', () => {
    expect(total({ cacheAfter: [context] })).toMatchObject({ bytes: 80, method: 'upper-bound' });
  });

  it('are a bound with all of the cache where the account leaves its copies out', () => {
    expect(total({}, { ...containerd, newestApi: '1.55' })).toMatchObject({
      bytes: 150,
      method: 'upper-bound',
    });
  });

  it('are a bound beside a container that runs', () => {
    expect(total({ containers: [aContainer('1', { state: 'running' })] })).toMatchObject({
      method: 'upper-bound',
    });
  });
});

describe('parts', () => {
  const exact = { bytes: 5, method: 'exact' } as const;
  const bound = { bytes: 7, method: 'upper-bound', reason: 'one' } as const;

  it('add up, and the sum is as sure as the least sure of them', () => {
    expect(totalOfParts({ images: exact, containers: exact })).toStrictEqual({ bytes: 10, method: 'exact' });
    expect(totalOfParts({ images: exact, containers: bound, buildCache: bound })).toStrictEqual({
      bytes: 19,
      method: 'upper-bound',
      reason: 'one',
    });
    expect(totalOfParts({ images: exact, buildCache: { method: 'off' } })).toStrictEqual({ method: 'off' });
  });

  it('of two bounds the lower one counts, and an exact figure needs no other', () => {
    expect(closer(bound, { ...bound, bytes: 6 })).toMatchObject({ bytes: 6 });
    expect(closer({ ...bound, bytes: 6 }, bound)).toMatchObject({ bytes: 6 });
    expect(closer(exact, bound)).toBe(exact);
    expect(closer(bound, exact)).toBe(exact);
  });
});
