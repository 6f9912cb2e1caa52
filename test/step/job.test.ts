import { describe, expect, it } from 'vitest';
import { takeBaseline } from '../../src/step/prepare.ts';
import type { StorePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { tagsOf } from '../support/cases/check.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { giveName, takeAway } from '../support/in-memory/others.ts';
import { snapshotOf } from '../support/in-memory/snapshot.ts';
import { walkThrough } from '../support/walk.ts';

const plan: StorePlan = {
  images: {
    old: { how: 'loaded', tags: ['acme/old:1'], layers: [bytes('old', 1000)] },
    moved: { how: 'loaded', tags: ['acme/app:latest'], layers: [bytes('moved', 1000)] },
    fresh: { how: 'loaded', tags: ['acme/fresh:1'], layers: [bytes('fresh', 1000)] },
  },
};
const JOB = { images: '**', scope: 'job', when: 'post' };

describe.each(everyStore)('%s: what a job added', (store) => {
  const { state: later, ids } = storeFrom(store, plan);
  const earlier = takeAway(later, ids['fresh'] ?? '');

  it('goes, and what was there stays: by its ID and by its name', async () => {
    const baseline = await takeBaseline(inMemoryEngine(earlier), { buildCache: { kind: 'keep' } });
    const rebuilt = giveName(later, 'acme/app:latest', ids['fresh'] ?? '');
    const engine = inMemoryEngine(rebuilt);
    const { exitCode } = await walkThrough(engine, JOB, { recorded: baseline });
    const left = tagsOf(snapshotOf(engine.now()).images, ids);
    // The name was there before, so it is left alone on the image that it moved to.
    expect(left.map((names) => names.split('/').at(-1))).toStrictEqual(['app:latest', 'old:1', '{moved}']);
    expect(exitCode).toBe(0);
  });

  it('is unknown on another engine, so nothing goes', async () => {
    const baseline = {
      ...(await takeBaseline(inMemoryEngine(earlier), { buildCache: { kind: 'keep' } })),
      engine: 'another',
    };
    const engine = inMemoryEngine(later);
    await expect(walkThrough(engine, JOB, { recorded: baseline })).rejects.toThrow('what is new is unknown');
    expect(engine.hasActed()).toBe(false);
  });
});
