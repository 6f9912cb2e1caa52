import type { EngineKind } from '../../../src/model/engine-traits.ts';
import {
  idsOf,
  withIds,
  type Ids,
  type ImagePlan,
  type PlannedContainer,
  type StorePlan,
} from '../cases/store-plan.ts';
import { findImage } from './describe.ts';
import { digestOf, imageFrom, ownLayers, REGISTRY } from './image-from-plan.ts';
import { emptyStore, type StoredContainer, type StoreState } from './state.ts';
import { namesMounted } from '../../../src/model/container.ts';

/** Makes a store of that kind of what a plan describes, as `seed-store.ts` fills a real engine with it. */
export function storeFrom(
  store: EngineKind,
  { images, containers = [] }: StorePlan,
): { readonly state: StoreState; readonly ids: Ids } {
  const made = new Map<string, string>();
  const state = Object.entries(images).reduce(
    (before, [word, plan]) => withImage(before, word, plan, made),
    emptyStore(store),
  );
  const pulled = [...state.images.values()].flatMap(({ digests }) => digests);
  const ids = idsOf(
    made,
    pulled.find((name) => name.startsWith(`${REGISTRY}/`)),
  );
  return { state: containers.reduce((before, plan) => withContainer(before, plan, ids), state), ids };
}

function withImage(before: StoreState, word: string, plan: ImagePlan, made: Map<string, string>): StoreState {
  const parent = plan.how === 'committed' ? before.images.get(made.get(plan.parent) ?? '') : undefined;
  const image = imageFrom(before.facts.store, word, plan, parent);
  made.set(word, image.id);
  const layers = ownLayers(word, plan).map(({ diffId, bytes }) => [diffId, bytes] as const);
  return {
    ...before,
    images: new Map([...before.images, [image.id, image]]),
    layerBytes: new Map([...before.layerBytes, ...layers]),
  };
}

const STATES = {
  created: { state: 'created', status: 'Created' },
  stopped: { state: 'exited', status: 'Exited (0) 2 minutes ago' },
  running: { state: 'running', status: 'Up 2 minutes' },
} as const;

/** Starts a container, as another client may do meanwhile. */
export function withContainer(
  before: StoreState,
  { name, image: text, state }: PlannedContainer,
  ids: Ids = {},
): StoreState {
  const [image] = [withIds(text, ids), ...namesMounted(withIds(text, ids))].flatMap(
    (one) => findImage(one, before) ?? [],
  );
  if (image === undefined) throw new Error(`${text} is not there for a container`);
  const container: StoredContainer = {
    id: digestOf(`container ${name}`).replace('sha256:', ''),
    name,
    image: image.id,
    networks: ['none'],
    mountedImages: [],
    ...STATES[state],
    diffIds: image.diffIds,
  };
  return { ...before, containers: [...before.containers, container] };
}
