import type { RemovalAnswer } from '../../../src/model/removal.ts';
import { platformName } from '../../../src/model/platform.ts';
import type { Platform } from '../../../src/model/platform.ts';
import { findImage } from './describe.ts';
import { removeImage } from './removal.ts';
import { apiOf, type StoreState } from './state.ts';

const FIRST_API_WITH_PLATFORMS = 50;

/** Deletes the content of a variant, whoever else needs it; an engine that does not know variants deletes the whole image. */
export function removeVariant(
  state: StoreState,
  name: string,
  platform: Platform,
): { readonly answer: RemovalAnswer; readonly state: StoreState } {
  if (state.facts.store !== 'containerd' || apiOf(state) < FIRST_API_WITH_PLATFORMS)
    return removeImage(state, name, { force: true, noPrune: false });
  const wanted = platformName(platform);
  const variant = findImage(name, state)?.variants.find(
    (one) => one.available && platformName(one.platform) === wanted,
  );
  if (variant === undefined)
    return { answer: { kind: 'gone', message: `${name} has no variant ${wanted}` }, state };
  const going = new Set(variant.diffIds);
  const images = [...state.images.values()].map((image) => ({
    ...image,
    variants: image.variants.map((one) => {
      const isBroken = one.digest === variant.digest || one.diffIds.some((layer) => going.has(layer));
      return isBroken ? { ...one, available: false } : one;
    }),
  }));
  return {
    answer: { kind: 'removed', untagged: [], deleted: [variant.digest] },
    state: { ...state, images: new Map(images.map((image) => [image.id, image])) },
  };
}
