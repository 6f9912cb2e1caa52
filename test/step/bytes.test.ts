import { describe, expect, it } from 'vitest';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import type { PlannedContainer, StorePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { diskOf } from '../support/in-memory/bytes.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import type { StoreState } from '../support/in-memory/state.ts';
import { walkThrough } from '../support/walk.ts';

const base = bytes('base', 500_000);
const plan: StorePlan = {
  images: {
    app: { how: 'loaded', tags: ['acme/app:1'], layers: [base, bytes('app', 30_000)] },
    web: { how: 'loaded', tags: ['acme/web:1'], layers: [base, bytes('web', 20_000)] },
    lone: { how: 'loaded', tags: ['acme/lone:1'], layers: [bytes('lone', 9000)] },
    child: { how: 'committed', parent: 'web', tags: ['acme/child:1'], bytes: 7000 },
  },
};

type Around = (state: StoreState) => StoreState;

function withContainer(state: PlannedContainer['state']): StorePlan {
  return { ...plan, containers: [{ name: 'box', image: 'acme/app:1', state }] };
}

const alone: Around = (state) => state;
const beside: readonly (readonly [string, StorePlan, Around])[] = [
  ['nothing else', plan, alone],
  ['a stopped container', withContainer('stopped'), alone],
  ['a running container', withContainer('running'), alone],
  [
    'a build cache that holds the layers',
    plan,
    (state) => ({
      ...state,
      buildCache: [...state.images.values()].slice(0, 1).map(({ id, diffIds }) => ({ id, diffIds })),
    }),
  ],
];

const engines: readonly (readonly [EngineKind, string])[] = [
  ['graphdriver', '1.51'],
  ['containerd', '1.51'],
  ['containerd', '1.55'],
];

const choices = [
  'acme/lone:1',
  'acme/app:1',
  'acme/web:1',
  '{app}',
  '{child}',
  'acme/app:1, acme/child:1',
  '**',
];

describe.each(engines)('%s, newest API %s', (store, newestApi) => {
  describe.each(beside)('beside %s', (_, storePlan, around) => {
    it.each(choices)(
      '%s: bytes that are called exact are what the disk got, and a bound is no less',
      async (choice) => {
        const { state: made, ids } = storeFrom(store, storePlan);
        const state = around({
          ...made,
          facts: { ...made.facts, newestApi },
          disk: { size: 1e9, takenByOthers: 0 },
        });
        const images = choice.replace(/\{(\w+)\}/, (text, word: string) => ids[word] ?? text);
        const inputs = { images, force: 'true', measure: 'exact' };
        const engine = inMemoryEngine(state);
        const dryRun = await walkThrough(engine, { ...inputs, 'dry-run': 'true' });
        const { outputs } = await walkThrough(engine, inputs);
        const got = (diskOf(engine.now())?.free ?? 0) - (diskOf(state)?.free ?? 0);
        const said = Number(outputs['reclaimed-bytes']);
        const predicted = Number(dryRun.outputs['reclaimed-bytes']);
        if (outputs['reclaimed-method'] === 'exact') expect(said).toBe(got);
        else expect(said).toBeGreaterThanOrEqual(got);
        if (dryRun.outputs['reclaimed-method'] === 'exact')
          expect([predicted, outputs['reclaimed-method']]).toStrictEqual([said, 'exact']);
        else expect(predicted).toBeGreaterThanOrEqual(got);
      },
    );
  });
});
