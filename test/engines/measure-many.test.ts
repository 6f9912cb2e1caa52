import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine, type SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { whyNoEngines } from '../../testbed/engines/requirements.ts';
import { startEngine, type RunningEngine } from '../../testbed/engines/start-engine.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { step, type Told } from '../support/engines/step.ts';

const R = 'image-rm-test';
const MANY = 24;
const BYTES = 500_000;

describe('images of a containerd store that has many', () => {
  let current: { readonly running: RunningEngine; readonly seeded: SeededEngine } | undefined;
  beforeAll(async () => {
    if (whyNoEngines() !== undefined) return;
    const running = await startEngine('containerd-28.5', { disk: '256m' });
    current = { running, seeded: seedEngine(running) };
  });
  beforeEach(async ({ skip }) => {
    skip(current === undefined, whyNoEngines());
    await current?.seeded.clear();
    const shared = layer('shared', 10 * BYTES);
    for (let n = 1; n <= MANY; n += 1) {
      await current?.seeded.load({ tags: [`${R}/app:${n}`], layers: [shared, layer(`own-${n}`, BYTES)] });
    }
    await current?.seeded.load({ tags: [`${R}/left:1`], layers: [shared, layer('left', BYTES)] });
  });
  afterAll(async () => current?.running.stop());

  async function remove(inputs: Readonly<Record<string, string>>): Promise<{
    readonly told: Told;
    readonly freed: number;
    readonly requests: readonly string[];
  }> {
    if (current === undefined) throw new Error('the engine is not there yet');
    const before = await current.seeded.layersSize();
    await using proxy = await faultyEngine(current.running.socket, () => 'forward');
    const told = await step(proxy.host, inputs);
    return { told, freed: before - (await current.seeded.layersSize()), requests: proxy.requests };
  }

  const names = Array.from({ length: MANY }, (_, n) => `${R}/app:${n + 1}`).join('\n');

  const isAccount = (line: string): boolean => line.includes('/system/df');

  it.each<[string, Readonly<Record<string, string>>]>([
    ['by name', { images: names }],
    ['by pattern', { images: `${R}/app:*` }],
    ['exactly, and few of them', { images: `${R}/app:1\n${R}/app:2`, measure: 'exact' }],
  ])('%s: the bytes are the drop of what the engine accounts for', async (_how, inputs) => {
    const { told, freed, requests } = await remove(inputs);
    expect(told.exitCode).toBe(0);
    expect(freed).toBeGreaterThan(BYTES);
    expect(told.report.hosts[0]?.reclaimed).toStrictEqual({ bytes: freed, method: 'exact' });
    expect(requests.filter(isAccount)).toHaveLength(2);
  });

  it.each([
    ['by name', `${R}/app:1\n${R}/app:2`],
    ['by pattern', `${R}/app:{1,2}`],
  ])('few of many, %s: a bound that says why, and the store is not looked through', async (_how, images) => {
    const dryRun = await remove({ images, 'dry-run': 'true' });
    const { told, freed, requests } = await remove({ images });
    const { bytes = 0, method, reason } = told.report.hosts[0]?.reclaimed ?? { method: 'off' };
    expect([method, reason]).toStrictEqual(['upper-bound', expect.stringContaining('`measure: exact`')]);
    expect(told.log).toContain('bytes: a limit, since for a few images of a large store');
    expect(bytes).toBeGreaterThanOrEqual(freed);
    // The run never calls less what the dry run calls exact.
    expect(dryRun.told.outputs['reclaimed-method']).toBe('upper-bound');
    expect(requests.filter(isAccount)).toStrictEqual([]);
  });

  it('a backup beside them changes nothing of it', async () => {
    const backup = `${current?.running.dataRoot ?? ''}/backup`;
    const { told, freed } = await remove({ images: names, backup });
    expect(told.report.hosts[0]?.reclaimed).toStrictEqual({ bytes: freed, method: 'exact' });
  });
});
