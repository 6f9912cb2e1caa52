import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/engine/deadline.ts';
import { EngineError } from '../../src/engine/errors.ts';
import type { StorePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { everyStore } from '../support/every-store.ts';
import type { InMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { atEachMoment } from '../support/moments.ts';
import { walkThrough, type Walked } from '../support/walk.ts';

/** Each is built on the one before, so they go one after another. */
const images: StorePlan['images'] = {
  a: { how: 'loaded', tags: ['acme/a:1'], layers: [bytes('a', 1000)] },
  b: { how: 'committed', parent: 'a', tags: ['acme/b:1'], bytes: 1000 },
  c: { how: 'committed', parent: 'b', tags: ['acme/c:1'], bytes: 1000 },
};
const never = new AbortController().signal;

describe.each(everyStore)('%s: a step that is cancelled at any moment', (store) => {
  const { state } = storeFrom(store, { images });

  it('begins nothing more, and tells what is gone and what it did not come to', async () => {
    let cancel = new AbortController();
    const run = async (engine: InMemoryEngine): Promise<Walked | undefined> => {
      cancel = new AbortController();
      const { signal } = cancel;
      const deadline: Deadline = {
        stopStarting: signal,
        stopWaiting: never,
        timeToLook: () => never,
        cause: () => 'cancelled',
      };
      try {
        return await walkThrough(
          engine.until(signal),
          { images: 'acme/a:1, acme/b:1, acme/c:1' },
          { deadline },
        );
      } catch (error) {
        // Only a question that comes before the first removal may end the walk.
        if (error instanceof EngineError && error.fault === 'aborted' && !engine.hasActed()) return undefined;
        throw error;
      }
    };
    const moments = await atEachMoment(state, run, (now) => {
      cancel.abort();
      return now;
    });
    expect(moments.map(({ when }) => when)).toContain('after');
    for (const { engine, request, result } of moments) {
      const gone = 3 - engine.now().images.size;
      const { deleted = 0, 'not-reached': left = 0 } = result?.report.totals ?? {};
      expect(deleted, request).toBe(gone);
      if (result !== undefined) expect(deleted + left, request).toBe(3);
      if (left > 0)
        expect(result?.report.exit.message).toBe(`${left} of 3 items went wrong: ${left} not reached`);
    }
    const halfway = moments.filter(({ engine }) => [1, 2].includes(engine.now().images.size));
    expect(halfway.length, 'some were done, and some were not').toBeGreaterThan(0);
  });
});
