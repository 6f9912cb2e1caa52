import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { forbidden, sentBlindly, untold, untrue } from '../support/faults/promises.ts';
import { leftOf } from '../support/engines/left.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step, type Told } from '../support/engines/step.ts';

const R = 'image-rm-test';
const names = Array.from({ length: 20 }, (_, n) => `${R}/vanishing:${n + 1}`);

onEngines(newestOfEachStore, (engine) => {
  const loaded = new Map<string, string>();
  const seed = async (): Promise<void> => {
    for (const tag of names) {
      loaded.set(tag, await engine().load({ tags: [tag], layers: [layer(tag, 1000)] }));
    }
  };
  const broken = async (told: Told, requests: readonly string[]): Promise<readonly string[]> => {
    const left = await leftOf(engine(), loaded);
    return [...untold(told), ...untrue(told, left), ...forbidden(requests), ...sentBlindly(requests)];
  };
  const verdicts = ({ report }: Told): ReadonlySet<string> =>
    new Set(report.hosts.flatMap(({ items }) => items.map(({ verdict }) => verdict)));

  it('killed in the middle of a batch and started again: every name is gone, and nothing was sent blindly', async (context) => {
    const { running } = engine();
    context.skip(running === undefined, 'this engine is not ours to kill');
    await seed();
    let removals = 0;
    let isBack = Promise.resolve();
    await using proxy = await faultyEngine(running?.socket ?? '', async (line) => {
      if (line.startsWith('DELETE ')) removals += 1;
      if (removals !== 5 || !line.startsWith('DELETE ')) return isBack.then(() => 'forward' as const);
      // What is under way breaks off, and what comes meanwhile waits.
      isBack = running?.kill().then(() => running.restart()) ?? isBack;
      return isBack.then(() => 'cut-before' as const);
    });
    const told = await step(proxy.host, { images: names.join('\n') });
    expect(await broken(told, proxy.requests)).toStrictEqual([]);
    // What is killed between the two leaves an image without its name.
    expect(['deleted', 'untagged']).toEqual(expect.arrayContaining([...verdicts(told)]));
    expect(told.exitCode).toBe(0);
    expect(removals).toBeGreaterThan(names.length);
  });

  it('gone for good, socket and all, in the middle of a batch: nothing is claimed', async () => {
    await seed();
    let removals = 0;
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), async (line) => {
      if (line.startsWith('DELETE ')) removals += 1;
      if (removals < 5) return 'forward';
      await proxy.vanish();
      return 'cut-before';
    });
    const told = await step(proxy.host, { images: names.join('\n') });
    expect(await broken(told, proxy.requests)).toStrictEqual([]);
    expect(verdicts(told)).toStrictEqual(new Set(['failed']));
    expect(told.exitCode).toBe(1);
    expect(told.outputs['reclaimed-method']).not.toBe('exact');
  });
});
