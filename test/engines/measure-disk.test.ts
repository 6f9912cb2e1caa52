import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layer } from '../../scripts/engines/seed/layers.ts';
import { seedEngine, type SeededEngine } from '../../scripts/engines/seed/seeded-engine.ts';
import { whyNoEngines } from '../../scripts/engines/requirements.ts';
import { startEngine, type RunningEngine } from '../../scripts/engines/start-engine.ts';
import { faultyEngine } from '../support/faults/faulty-engine.ts';
import { step, type Told } from './step.ts';

const R = 'image-rm-test';
const MANY = 24;
const BYTES = 500_000;

describe('many images of a containerd store on a disk of its own', () => {
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

  it.each([
    ['by name', names],
    ['by pattern', `${R}/app:*`],
  ])(
    '%s: what the disk got back is told, as an estimate, and the account is not asked for',
    async (_how, images) => {
      const { told, freed, requests } = await remove({ images });
      expect(told.exitCode).toBe(0);
      expect(told.outputs['deleted']?.split('\n')).toHaveLength(MANY);
      expect(told.outputs['reclaimed-method']).toBe('estimate');
      // What they share stays for the one that is left. Engines write a few pages of their own now and then.
      expect(freed).toBeGreaterThan(MANY * BYTES);
      expect(Math.abs(Number(told.outputs['reclaimed-bytes']) - freed)).toBeLessThan(freed / 20);
      expect(requests.filter((line) => line.includes('/system/df'))).toStrictEqual([]);
      // The look right before each removal, and no other.
      const looks = requests.filter((line) => /\/app:\d+\/json/.test(decodeURIComponent(line)));
      expect(looks).toHaveLength(MANY);
    },
  );

  it('measure: exact asks for the account all the same', async () => {
    const { told, freed, requests } = await remove({ images: names, measure: 'exact' });
    expect(told.outputs['reclaimed-method']).toBe('exact');
    expect(Number(told.outputs['reclaimed-bytes'])).toBe(freed);
    expect(requests.filter((line) => line.includes('/system/df'))).toHaveLength(2);
  });

  it('with several hosts the disk is asked for by none, since they may share it', async () => {
    const host = current?.running.host ?? '';
    const other = `unix://${current?.running.socket ?? ''}x`;
    const { told, freed } = await remove({ images: names, hosts: `${host}\n${other}` });
    expect(told.report.hosts[0]?.reclaimed).toStrictEqual({ bytes: freed, method: 'exact' });
  });

  it('a backup on the same disk would hide it, so the account is asked for', async () => {
    const backup = `${current?.running.dataRoot ?? ''}/backup`;
    const { told, freed } = await remove({ images: names, backup });
    expect(told.outputs['reclaimed-method']).toBe('exact');
    expect(Number(told.outputs['reclaimed-bytes'])).toBe(freed);
  });
});
