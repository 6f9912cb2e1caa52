import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/port.ts';
import type { StorePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { walkThrough } from '../support/walk.ts';

const plan: StorePlan = {
  images: {
    parent: { how: 'loaded', tags: [], layers: [bytes('parent', 1000)] },
    child: { how: 'committed', parent: 'parent', tags: ['acme/child:1'], bytes: 500 },
  },
};

/** The same engine, which does each removal and then loses its answer. */
function losingAnswers(engine: Engine): Engine {
  return {
    ...engine,
    remove: async (name, options) => {
      await engine.remove(name, options);
      return { kind: 'error', message: 'the connection to the engine broke', broken: true };
    },
    until: (signal) => losingAnswers(engine.until(signal)),
  };
}

describe.each(everyStore)('%s: when the answer to a removal is lost', (store) => {
  it('all that went is in the report, the pruned parent too', async () => {
    const { state, ids } = storeFrom(store, plan);
    const engine = inMemoryEngine(state);
    const { outputs, report } = await walkThrough(losingAnswers(engine), { images: 'acme/child:1' });
    expect([...engine.now().images.keys()]).toStrictEqual([]);
    expect(outputs['deleted']?.split('\n').toSorted()).toStrictEqual(
      [ids['parent'], ids['child']].toSorted(),
    );
    expect(report.hosts[0]?.items[0]).toMatchObject({
      verdict: 'deleted',
      reason: expect.stringContaining('yet it is gone'),
    });
  });

  it('what stays is not in it', async () => {
    const { state, ids } = storeFrom(store, plan);
    const engine = inMemoryEngine(state);
    const inputs = { images: 'acme/child:1', keep: ids['parent'] ?? '' };
    const { outputs } = await walkThrough(losingAnswers(engine), inputs);
    expect(engine.now().images.has(ids['parent'] ?? '')).toBe(true);
    expect(outputs['deleted']).not.toContain(ids['parent']);
  });
});
