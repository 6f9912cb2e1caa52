import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { onEngines } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';

const R = 'image-rm-test';

/** Requests by kind: what they ask of the store as a whole, and what of single images. */
function counted(requests: readonly string[]): Readonly<Record<string, number>> {
  const kind = (line: string): string => {
    if (/\/images\/json\?.*reference/.test(line)) return 'list by reference';
    if (line.includes('/images/json')) return 'whole list';
    if (line.startsWith('DELETE')) return 'removal';
    return /\/images\/.*\/json/.test(line) ? 'look at one' : 'other';
  };
  const counts: Record<string, number> = {};
  for (const line of requests.map(kind)) counts[line] = (counts[line] ?? 0) + 1;
  return counts;
}

onEngines(['containerd-28.5'], (engine) => {
  const sixty = async (): Promise<void> => {
    const load = (n: number): Promise<string> =>
      engine().load({
        tags: [`${R}/app-${n}:1`],
        labels: { n: String(n) },
        layers: [layer(`app-${n}`, 500)],
      });
    for (let n = 0; n < 60; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(load));
  };
  const requestsOf = async (inputs: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), () => 'forward');
    const done = await step(proxy.host, { measure: 'off', ...inputs });
    expect(done.exitCode).toBe(0);
    return [...proxy.requests];
  };

  it('a pattern with one match never asks for the whole list', async () => {
    await sixty();
    const requests = await requestsOf({ images: `${R}/app-7:*` });
    const { other, ...ofImages } = counted(requests);
    // With the choice, right before the removal, and to see what is left.
    expect(ofImages).toStrictEqual({ 'list by reference': 1, 'look at one': 3, removal: 1 });
    expect(other).toBeLessThanOrEqual(7);
    expect((await engine().snapshot()).images).toHaveLength(59);
  });

  it('nor do names, patterns and filters together, or keep', async () => {
    await sixty();
    const inputs = { images: `${R}/app-1[0-3]:*\n${R}/app-7:1`, filters: 'label=n', keep: `${R}/app-12:1` };
    const requests = counted(await requestsOf(inputs));
    expect(requests['whole list']).toBeUndefined();
    expect(requests).toMatchObject({ 'list by reference': 1, removal: 4 });
    expect((await engine().snapshot()).images).toHaveLength(56);
  });

  it('and a pattern for everything asks for it once', async () => {
    await sixty();
    const { 'whole list': lists } = counted(await requestsOf({ images: '**/app-7', keep: '**' }));
    expect(lists).toBe(1);
  });
});
