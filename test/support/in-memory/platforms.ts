import type { LayerPlan } from '../cases/store-plan.ts';
import { digestOf, layersOf } from './image-from-plan.ts';
import { OWN_PLATFORM, type StoredVariant, type StoreState } from './state.ts';

/** The same store, in which an image is one of several platforms: these layers for each architecture. */
export function withPlatforms(
  state: StoreState,
  id: string,
  layers: Readonly<Record<string, readonly LayerPlan[]>>,
): StoreState {
  const image = state.images.get(id);
  if (image === undefined) throw new Error(`${id} is not there`);
  const made = Object.entries(layers).map(([architecture, plans]) => ({
    architecture,
    its: layersOf(plans),
  }));
  const variants = made.map(({ architecture, its }): StoredVariant => ({
    digest: digestOf(`${architecture} of ${id}`),
    platform: { ...OWN_PLATFORM, architecture },
    available: true,
    diffIds: its.map(({ diffId }) => diffId),
  }));
  const bytes = made.flatMap(({ its }) => its.map(({ diffId, bytes: count }) => [diffId, count] as const));
  return {
    ...state,
    images: new Map([...state.images, [id, { ...image, variants }]]),
    layerBytes: new Map([...state.layerBytes, ...bytes]),
  };
}
