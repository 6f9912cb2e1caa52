import { full } from '../build.ts';
import type { EngineKind } from '../../../src/model/engine-traits.ts';
import { lastChangeOf } from '../../../src/model/image.ts';
import { repositoryOf } from '../../../src/model/reference.ts';
import { findImage } from './describe.ts';
import { removeImage } from './removal.ts';
import type { StoredImage, StoreState } from './state.ts';

/** What other clients do: a name goes from the image that has it to another one, as a build or a pull moves it. */
export function giveName(state: StoreState, name: string, id: string): StoreState {
  const { store } = state.facts;
  // What was loaded without a host has Podman's own.
  const local = `localhost/${name}`;
  const fullName = store === 'podman' && findImage(local, state) !== undefined ? local : full(name);
  const all = [...state.images.values()];
  // Podman does not record it, and the containerd store not if the image has the name already.
  const isRecorded = (image: StoredImage): boolean =>
    store === 'graphdriver' || (store === 'containerd' && !image.tags.includes(fullName));
  const tagged = Math.max(...all.map((image) => lastChangeOf(image) ?? 0)) + HOUR_MS;
  const images = all.map((image) => {
    const rest = image.tags.filter((tag) => tag !== fullName);
    if (image.id !== id) return withDerivedDigests({ ...image, tags: rest }, store);
    const named = { ...image, tags: [...rest, fullName], ...(isRecorded(image) ? { tagged } : {}) };
    return withDerivedDigests(named, store);
  });
  return { ...state, images: new Map(images.map((image) => [image.id, image])) };
}

const HOUR_MS = 3_600_000;

function withDerivedDigests(image: StoredImage, store: EngineKind): StoredImage {
  if (store !== 'containerd') return image;
  const derived = image.tags.map((tag) => `${repositoryOf(tag)}@${image.id}`);
  return { ...image, digests: [...new Set([...image.ownDigests, ...derived])] };
}

/** An image goes, with all its names. */
export function takeAway(state: StoreState, id: string): StoreState {
  return removeImage(state, id, { force: true, noPrune: true }).state;
}
