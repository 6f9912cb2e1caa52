import { full } from '../build.ts';
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
  const images = [...state.images.values()].map((image) => {
    const rest = image.tags.filter((tag) => tag !== fullName);
    const tags = image.id === id ? [...rest, fullName] : rest;
    return store === 'containerd' ? withDerivedDigests({ ...image, tags }) : { ...image, tags };
  });
  return { ...state, images: new Map(images.map((image) => [image.id, image])) };
}

function withDerivedDigests(image: StoredImage): StoredImage {
  const derived = image.tags.map((tag) => `${repositoryOf(tag)}@${image.id}`);
  return { ...image, digests: [...new Set([...image.ownDigests, ...derived])] };
}

/** An image goes, with all its names. */
export function takeAway(state: StoreState, id: string): StoreState {
  return removeImage(state, id, { force: true, noPrune: true }).state;
}
