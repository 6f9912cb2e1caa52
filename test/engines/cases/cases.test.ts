import { it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import type { Case } from '../../support/cases/case.ts';
import { checkCase, type CaseEngine } from '../../support/cases/check.ts';
import { heldOrShared, table } from '../../support/cases/table.ts';
import { seedStore } from '../../support/seed-store.ts';
import {
  allKinds,
  docker29OfEachStore,
  isWhole,
  onEngines,
  type EngineUnderTest,
} from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';

/** Where versions of Podman differ. */
const ofPodman = table.filter(({ store, inputs }) => store.containers !== undefined || inputs?.['no-prune']);

onEngines([...allKinds, ...newestPodman], (engine) => {
  areAsTold(engine, table);
});

onEngines(['podman-4.3', 'podman-5.8'], (engine) => {
  areAsTold(engine, isWhole ? table : ofPodman);
});

onEngines(docker29OfEachStore, (engine) => {
  areAsTold(engine, isWhole ? table : heldOrShared);
});

function areAsTold(engine: () => EngineUnderTest, cases: readonly Case[]): void {
  it.each(cases)('$name', async (one) => {
    const before = new Set((await engine().snapshot()).images.map(({ id }) => id));
    const ids = await seedStore(engine(), one.store);
    await collectGarbage(engine());
    const { host, store, kind } = engine();
    const subject: CaseEngine = {
      store,
      apiVersion: async () => String((await engine().request('GET', '/_ping')).headers['api-version']),
      isAlone: kind !== 'own',
      snapshot: () => engine().snapshot(),
      layersSize: () => engine().layersSize(),
      step: (inputs) => step(host, inputs),
    };
    await checkCase(one, subject, ids, before);
  });
}

/** What the tests before left to the containerd store's collector must not count as freed by this one. */
async function collectGarbage(engine: EngineUnderTest): Promise<void> {
  if (engine.store !== 'containerd') return;
  const passing = await engine.load({ tags: ['image-rm-test/passing:1'], layers: [layer('passing', 1000)] });
  await engine.succeed('DELETE', `/images/${passing}`);
}
