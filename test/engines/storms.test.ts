import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { faults } from '../support/faults/faults.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { forbidden, sentBlindly, untold, untrue, untrueBytes } from '../support/faults/promises.ts';
import { leftOf } from '../support/engines/left.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const R = 'image-rm-test';
const STORMS = 8;
const names = Array.from({ length: 10 }, (_, n) => `${R}/storm:${n + 1}`);

/** Without those that only time ends: they have their tests. */
const kinds = Object.keys(faults).filter((name) => faults[name]?.isEndless !== true);
/** What becomes of each request, in the order in which they come; three in four go wrong. */
const storm = fc.array(fc.option(fc.constantFrom(...kinds), { freq: 4 }), { minLength: 100, maxLength: 100 });

onEngines(newestOfEachStore, (engine) => {
  it(`in ${STORMS} storms of faults at random the report says what the engine holds`, async () => {
    const broken: string[] = [];
    let met = 0;
    for (const [n, fates] of fc.sample(storm, { numRuns: STORMS, seed: 20261121 }).entries()) {
      await engine().clear();
      const loaded = new Map<string, string>();
      for (const tag of names) {
        loaded.set(tag, await engine().load({ tags: [tag], layers: [layer(tag, 1000)] }));
      }
      const before = await engine().layersSize();
      const queue = fates.values();
      // What fails before the first removal ends the step, so most storms begin there.
      let isRemoving = false;
      await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line) => {
        isRemoving ||= line.startsWith('DELETE ');
        const isCalm = n % 4 === 0 ? /\/(?:_ping|version|info)$/.test(line) : !isRemoving;
        const fate = isCalm ? undefined : queue.next().value;
        if (fate === undefined || fate === null) return 'forward';
        met += 1;
        return faults[fate]?.spoil ?? 'forward';
      });
      const inputs = { images: names.join('\n'), measure: n % 2 === 0 ? 'auto' : 'exact', timeout: '20s' };
      const told = await step(proxy.host, inputs);
      const after = await engine().layersSize();
      const problems = [
        ...untold(told),
        ...untrue(told, await leftOf(engine(), loaded)),
        ...untrueBytes(told, before - after),
        ...forbidden(proxy.requests),
        ...sentBlindly(proxy.requests),
      ];
      if (problems.length > 0) broken.push(`storm ${n}`, ...problems, ...proxy.requests, told.log);
    }
    expect(broken).toStrictEqual([]);
    expect(met).toBeGreaterThan(STORMS);
  });
});
