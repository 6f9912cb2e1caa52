import { describe, expect, it } from 'vitest';
import { measurePlan, type MeasurePlan } from '../../src/measure/measure-plan.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import { aSurvey } from '../support/build.ts';

interface Situation {
  readonly store: EngineKind;
  readonly apiVersion?: string;
  readonly measure?: 'auto' | 'exact' | 'off';
  readonly dryRun?: boolean;
  readonly stored?: number;
  readonly chosen?: number;
}

function planIn(situation: Situation): MeasurePlan {
  const { store, apiVersion = '1.51', measure = 'auto', dryRun = false, stored = 1, chosen = 1 } = situation;
  const facts = { ...aSurvey({ store }).engine, apiVersion };
  return measurePlan({ measure, dryRun }, { facts, storeSize: stored }, chosen);
}

describe('how bytes are counted', () => {
  it.each<[Situation, MeasurePlan['kind']]>([
    [{ store: 'graphdriver' }, 'deleted-layers'],
    [{ store: 'graphdriver', stored: 1000, measure: 'exact' }, 'deleted-layers'],
    [{ store: 'containerd' }, 'account'],
    [{ store: 'podman' }, 'unheld-layers'],
    [{ store: 'graphdriver', measure: 'off' }, 'off'],
    [{ store: 'containerd', measure: 'off' }, 'off'],
    [{ store: 'podman', measure: 'off', dryRun: true }, 'off'],
  ])('%o: %s', (situation, kind) => {
    expect(planIn(situation).kind).toBe(kind);
  });

  it.each([
    [0, 0, true],
    [20, 1, true],
    [21, 1, false],
    [21, 6, false],
    [21, 7, true],
    [300, 100, true],
    [301, 100, false],
  ])('the whole store of %d images is looked at where %d of them may go: %s', (stored, chosen, isWhole) => {
    expect(planIn({ store: 'containerd', stored, chosen }).kind).toBe(isWhole ? 'account' : 'sizes');
    expect(planIn({ store: 'podman', stored, chosen }).kind).toBe(isWhole ? 'unheld-layers' : 'sizes');
    expect(planIn({ store: 'containerd', stored, chosen, measure: 'exact' }).kind).toBe('account');
    expect(planIn({ store: 'podman', stored, chosen, measure: 'exact' }).kind).toBe('unheld-layers');
  });

  it('an engine that tells the size of an image in its account only is asked for that', () => {
    const few = { store: 'containerd', stored: 100, chosen: 1 } as const;
    expect(planIn({ ...few, apiVersion: '1.47' }).kind).toBe('account');
    expect(planIn({ ...few, apiVersion: '1.48' })).toMatchObject({ kind: 'sizes', needsVariantSizes: true });
  });

  it('a dry run counts as the run will', () => {
    const few = { store: 'containerd', stored: 100, chosen: 1 } as const;
    expect(planIn({ ...few, dryRun: true }).kind).toBe(planIn(few).kind);
    expect(planIn({ ...few, dryRun: true })).toMatchObject({ layersOf: 'all', needsHistory: true });
  });

  it('the layers of what goes are known where answers name layers, counted or not', () => {
    expect(planIn({ store: 'graphdriver', measure: 'off' })).toMatchObject({
      layersOf: 'chosen',
      needsHistory: false,
    });
    expect(planIn({ store: 'containerd' })).toMatchObject({ layersOf: 'none', needsHistory: false });
  });
});
