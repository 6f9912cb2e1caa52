import { expect, it } from 'vitest';
import type { EngineSession } from '../../src/choose/engine-session.ts';
import { deadlineOf } from '../../src/engine/deadline.ts';
import type { Engine } from '../../src/engine/port.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { baselineOf } from '../../src/model/baseline.ts';
import type { CacheAnswer, CacheRecord, CacheRequest } from '../../src/model/build-cache.ts';
import { cleanBuildCache } from '../../src/remove/build-cache.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { emptyStore } from '../support/in-memory/state.ts';

const HOUR = 3_600_000;

function record(nth: number): CacheRecord {
  return {
    id: `r${nth}`,
    size: 10,
    isShared: false,
    mayHoldBlobs: true,
    isInUse: false,
    lastUsed: 1e12 - nth,
  };
}

/** A session with `scope: job` on an engine with a cache, whose answers to a prune are given. */
function sessionOn(
  held: CacheRecord[],
  prune: (request: CacheRequest) => CacheAnswer,
  known: readonly CacheRecord[] = [],
): { readonly session: EngineSession; readonly asked: readonly CacheRequest[] } {
  const asked: CacheRequest[] = [];
  const engine: Engine = {
    ...inMemoryEngine(emptyStore('graphdriver')),
    buildCache: () => Promise.resolve([...held]),
    pruneBuildCache: (request) => {
      asked.push(request);
      return Promise.resolve(prune(request));
    },
    until: () => engine,
  };
  const session = {
    engine,
    inputs: parseInputs((name) => (name === 'build-cache' ? 'unused' : '')),
    deadline: deadlineOf(HOUR, new AbortController().signal),
    baseline: baselineOf('in-memory', 'graphdriver', [], [], { buildCache: known }),
    ownContainer: () => [],
    askPullRequests: () => Promise.reject(new Error('nobody asks for pull requests')),
    onDone: () => undefined,
    debug: undefined,
  };
  return { session, asked };
}

it('asks again only while records that it asked for go', async () => {
  let nth = 0;
  const { session, asked } = sessionOn([record(1), record(2)], () => {
    nth += 1;
    return { kind: 'pruned', deleted: [`made-up-${nth}`] };
  });
  const { deleted, after } = await cleanBuildCache(session);
  expect(asked).toHaveLength(1);
  expect([...deleted]).toStrictEqual([]);
  expect(after).toHaveLength(2);
});

it('asks again for records that others were made from', async () => {
  const held = [record(1), record(2), record(3)];
  const { session, asked } = sessionOn(held, ({ ids = [] }) => {
    const last = held.findLast(({ id }) => ids.includes(id));
    if (last === undefined) return { kind: 'pruned', deleted: [] };
    held.splice(held.indexOf(last), 1);
    return { kind: 'pruned', deleted: [last.id] };
  });
  expect([...(await cleanBuildCache(session)).deleted].toSorted()).toStrictEqual(['r1', 'r2', 'r3']);
  expect(asked).toHaveLength(3);
});

it('asks for the longest unused first, and never for a record from before the job', async () => {
  const held = Array.from({ length: 150 }, (_, nth) => record(nth));
  const { session, asked } = sessionOn(held, () => ({ kind: 'pruned', deleted: [] }), [record(149)]);
  await cleanBuildCache(session);
  expect(asked).toHaveLength(2);
  expect(asked[0]?.ids?.slice(0, 2)).toStrictEqual(['r148', 'r147']);
  expect(asked.flatMap(({ ids = [] }) => ids)).not.toContain('r149');
});

it('leaves all of it where nobody knows what is new', async () => {
  const { session, asked } = sessionOn([record(1)], () => ({ kind: 'pruned', deleted: ['r1'] }));
  const unknown = { ...session, baseline: baselineOf('in-memory', 'graphdriver', [], []) };
  const { failure, deleted } = await cleanBuildCache(unknown);
  expect(failure).toBe('the build cache stays: nobody knows what of it was there before this job');
  expect([asked.length, deleted.size]).toStrictEqual([0, 0]);
});
