import { it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { step } from '../engines/step.ts';
import type { EngineUnderTest } from '../engines/on-engines.ts';
import { seedStore } from '../seed-store.ts';
import type { Case } from './case.ts';
import { checkCase, type CaseEngine, type Ended } from './check.ts';

/**
 * Tries each case on a real engine. The kinds of engine are in files of their own, so that they run side by side.
 * @param run how a step is run
 */
export function areAsTold(
  engine: () => EngineUnderTest,
  cases: readonly Case[],
  run: (host: string, inputs: Readonly<Record<string, string>>) => Promise<Ended> = step,
): void {
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
      step: (inputs) => run(host, inputs),
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
