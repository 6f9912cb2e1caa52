import { describe, expect, it } from 'vitest';
import { cacheNote, cacheReport, partsNote, partsThatFreed } from '../../src/report/build-cache.ts';
import { emptyStore } from '../support/in-memory/state.ts';

const record = { id: 'a', size: 5000, isShared: false, mayHoldBlobs: true, isInUse: false };
const result = {
  before: [record, { ...record, id: 'b', isInUse: true }],
  after: [{ ...record, id: 'b', isInUse: true }],
  deleted: new Set(['a']),
  wasAsked: true,
  isUnsure: false,
};

describe('the report of the cache', () => {
  it('has sizes where the engine tells them', () => {
    expect(cacheReport(result, emptyStore('graphdriver').facts)).toStrictEqual({
      bytesBefore: 10_000,
      bytesAfter: 5000,
      removed: 1,
      wasAsked: true,
      kept: 1,
      inUse: 1,
    });
    expect(cacheReport(result, emptyStore('containerd').facts)).toStrictEqual({
      removed: 1,
      wasAsked: true,
      kept: 1,
      inUse: 1,
    });
  });

  it('leaves out what nobody knows', () => {
    const unknown = { ...result, before: undefined, after: undefined, deleted: new Set<string>() };
    expect(cacheReport(unknown, emptyStore('graphdriver').facts)).toStrictEqual({
      removed: 0,
      wasAsked: true,
    });
  });
});

describe('the note on the cache', () => {
  it.each([
    [{ removed: 1, kept: 0 }, 'build cache: 1 record removed, nothing stays'],
    [{ removed: 0, kept: 0 }, 'build cache: there is none'],
    [{ removed: 2, kept: 1, inUse: 1 }, 'build cache: 2 records removed, 1 record stays, 1 in use by builds'],
    [{ removed: 0, kept: 3, bytesAfter: 5000 }, 'build cache: nothing removed, 3 records stay, 5kB'],
    [{ removed: 3 }, 'build cache: 3 records removed, what stays is not known'],
  ])('%j', (report, text) => {
    expect(cacheNote({ ...report, wasAsked: true }, false)).toStrictEqual([text]);
  });

  it('predicts', () => {
    const [text] = cacheNote({ removed: 2, kept: 0, wasAsked: true }, true);
    expect(text).toBe('build cache: 2 records would go, nothing stays');
  });

  it('names the next step where it was kept', () => {
    const [text] = cacheNote({ removed: 0, kept: 2, bytesAfter: 5000, wasAsked: false }, false);
    expect(text).toBe(
      'build cache: 2 records, 5kB, which can hold layers of removed images; next: `build-cache: unused` removes what no build uses',
    );
  });
});

it('bytes by part are told where there is more than one', () => {
  const images = { bytes: 1000, method: 'exact' } as const;
  const buildCache = { bytes: 2000, method: 'upper-bound', reason: 'why' } as const;
  expect(partsThatFreed({ images })).toStrictEqual([]);
  expect(partsThatFreed({ images: { bytes: 0, method: 'exact' }, buildCache })).toStrictEqual([]);
  expect(partsNote(partsThatFreed({ images, buildCache, containers: images }))).toStrictEqual([
    'bytes by part: images 1kB, containers 1kB, build cache at most 2kB; what two parts share counts once in the total',
  ]);
});
