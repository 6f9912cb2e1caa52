import { describe, it } from 'vitest';
import { takeBaseline } from '../../src/step/prepare.ts';
import { addedCases, type AddedCase } from '../support/cases/added.ts';
import { checkAdded } from '../support/cases/check-added.ts';
import { everyStore } from '../support/every-store.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom, withContainer } from '../support/in-memory/from-plan.ts';
import { snapshotOf } from '../support/in-memory/snapshot.ts';
import type { StoreState } from '../support/in-memory/state.ts';
import { walkThrough } from '../support/walk.ts';

const network = (name: string) => ({ id: `id-of-${name}`, name });

function beforeJob(one: AddedCase, store: (typeof everyStore)[number]): StoreState {
  return {
    ...storeFrom(store, one.old).state,
    networks: [network('bridge'), network('old-network')],
    volumes: ['old-volume'],
  };
}

function afterJob(one: AddedCase, before: StoreState): StoreState {
  const added = storeFrom(before.facts.store, { images: one.images ?? {} }).state;
  const withImages = {
    ...before,
    images: new Map([...before.images, ...added.images]),
    layerBytes: new Map([...before.layerBytes, ...added.layerBytes]),
  };
  return {
    ...one.containers.reduce<StoreState>((state, plan) => withContainer(state, plan), withImages),
    networks: [...before.networks, ...(one.networks ?? []).map(network)],
    volumes: [...before.volumes, ...(one.volumes ?? [])],
  };
}

describe.each(everyStore)('%s in memory: what a job added', (store) => {
  it.each(addedCases)('$name', async (one) => {
    const before = beforeJob(one, store);
    const recorded = await takeBaseline(inMemoryEngine(before), { buildCache: { kind: 'keep' } });
    let engine = inMemoryEngine(before);
    await checkAdded(one, {
      hasNetworks: true,
      holdings: async () => {
        const now = engine.now();
        const { containers, images } = snapshotOf(now);
        return {
          containers: containers.map(({ name }) => name),
          tags: images.flatMap(({ repoTags }) =>
            repoTags.map((tag) => tag.replace(/^(?:localhost|docker\.io)\//, '')),
          ),
          networks: now.networks.map(({ name }) => name),
          volumes: now.volumes,
        };
      },
      add: async () => {
        engine = inMemoryEngine(afterJob(one, before));
      },
      end: (isDry) =>
        walkThrough(
          engine,
          { images: '', scope: 'job', when: 'post', ...one.inputs, 'dry-run': String(isDry) },
          { recorded },
        ),
    });
  });
});
