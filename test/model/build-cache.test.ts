import { describe, expect, it } from 'vitest';
import { type CacheRecord, type CacheRule, recordsToGo, requestFor } from '../../src/model/build-cache.ts';

function record(id: string, more: Partial<CacheRecord> = {}): CacheRecord {
  return { id, size: 10, isShared: false, mayHoldBlobs: true, isInUse: false, ...more };
}

const NOW = 1_000_000;

function goingBy(rule: CacheRule, records: readonly CacheRecord[]): readonly string[] {
  return recordsToGo(records, rule, NOW).map(({ id }) => id);
}

describe('the records that go', () => {
  const records = [
    record('new', { lastUsed: 900_000 }),
    record('old', { lastUsed: 100_000 }),
    record('busy', { isInUse: true, lastUsed: 1 }),
    record('shared', { isShared: true, lastUsed: 200_000 }),
  ];

  it('are none where the cache is kept', () => {
    expect(goingBy({ kind: 'keep' }, records)).toStrictEqual([]);
  });

  it('are all that no build uses', () => {
    expect(goingBy({ kind: 'unused' }, records)).toStrictEqual(['old', 'shared', 'new']);
  });

  it('are those that were not used for so long', () => {
    expect(goingBy({ kind: 'idle', milliseconds: 800_000 }, records)).toStrictEqual(['old', 'shared']);
    expect(goingBy({ kind: 'idle', milliseconds: 900_001 }, records)).toStrictEqual([]);
  });

  it('are the longest unused until so much stays, and what images share does not count', () => {
    expect(goingBy({ kind: 'up-to', bytes: 30 }, records)).toStrictEqual([]);
    expect(goingBy({ kind: 'up-to', bytes: 20 }, records)).toStrictEqual(['old']);
    expect(goingBy({ kind: 'up-to', bytes: 10 }, records)).toStrictEqual(['old', 'shared', 'new']);
  });
});

it.each([
  [{ kind: 'unused' }, {}],
  [{ kind: 'up-to', bytes: 5 }, { keepBytes: 5 }],
  [{ kind: 'idle', milliseconds: 6 }, { idleMs: 6 }],
] as const)('%j asks for %j', (rule, request) => {
  expect(requestFor(rule)).toStrictEqual(request);
});
