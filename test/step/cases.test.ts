import { describe, it } from 'vitest';
import { everyStore } from '../support/every-store.ts';
import { checkCase, type CaseEngine } from '../support/cases/check.ts';
import { table } from '../support/cases/table.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { accounted } from '../support/in-memory/bytes.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { snapshotOf } from '../support/in-memory/snapshot.ts';
import { walkThrough } from '../support/walk.ts';

describe.each(everyStore)('%s in memory', (store) => {
  it.each(table)('$name', async (one) => {
    const { state, ids } = storeFrom(store, one.store);
    const engine = inMemoryEngine(state);
    const subject: CaseEngine = {
      store,
      apiVersion: async () => state.facts.apiVersion,
      isAlone: true,
      snapshot: async () => snapshotOf(engine.now()),
      layersSize: async () => accounted(engine.now()),
      step: (inputs) => walkThrough(engine, inputs),
    };
    await checkCase(one, subject, ids);
  });
});
