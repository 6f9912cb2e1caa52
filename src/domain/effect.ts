// What one removal does to an image as it stands: the rules of moby's image deletion for a single step.
// The prediction of a whole plan, and the look before each real removal, both ask here.

import { HABITS } from './habits.ts';
import { isRunning, referencesOf, repositoryOf, type Container, type Image, type Store } from './store.ts';
import type { PresentTarget } from './target.ts';

export interface RemovalOptions {
  readonly force: boolean;
  readonly noPrune: boolean;
}

/** What the engine takes into account beside the image itself. */
export interface Around {
  /** Containers that use the image. */
  readonly users: readonly Container[];
  /** Whether another image is built on it. */
  readonly hasChildren: boolean;
  readonly options: RemovalOptions;
  readonly store: Store;
}

export type Effect =
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  /** The image as it is left, and whether it goes altogether. */
  | { readonly kind: 'done'; readonly rest: Image; readonly deletes: boolean };

const GONE: Effect = { kind: 'gone' };
const REFUSED: Effect = { kind: 'refused' };

export function effectOf(target: PresentTarget, image: Image, around: Around): Effect {
  return target.kind === 'id' ? effectById(image, around) : effectByName(target.reference, image, around);
}

function effectByName(reference: string, image: Image, around: Around): Effect {
  if (!referencesOf(image).includes(reference)) return GONE;
  const { users, hasChildren, options, store } = around;
  const { forceTakesContainers, keepsParents, keepsFor } = HABITS[store];
  const isForceOfUse = options.force && !forceTakesContainers;
  if (!isForceOfUse && isOnlyReference(image, store) && users.length > 0) return REFUSED;
  const rest = without(image, reference, store);
  const isNeeded = keepsParents === 'always' || (keepsParents === 'unless-forced' && !options.force);
  const isHeld = keepsFor === 'all' ? users.length > 0 : users.some(isRunning);
  const deletes = referencesOf(rest).length === 0 && !(hasChildren && isNeeded) && !isHeld;
  return { kind: 'done', rest, deletes };
}

function effectById(image: Image, { users, hasChildren, options, store }: Around): Effect {
  const { refusesParents, forceTakesContainers } = HABITS[store];
  if ((refusesParents && hasChildren) || users.some(isRunning)) return REFUSED;
  if (users.length > 0 && (!options.force || forceTakesContainers)) return REFUSED;
  if (!options.force && !isOnlyReference(image, store)) return REFUSED;
  return { kind: 'done', rest: { ...image, tags: [], digests: [], ownDigests: [] }, deletes: true };
}

/** What is left of an image's names when the engine takes one of them away. */
export function without(image: Image, reference: string, store: Store): Image {
  const repository = repositoryOf(reference);
  const isDigest = reference.includes('@');
  const inRepository = (name: string): boolean => repositoryOf(name) === repository;
  const { digests: habit } = HABITS[store];
  if (habit === 'tags' && isDigest) {
    return {
      ...image,
      tags: image.tags.filter((tag) => !inRepository(tag)),
      digests: image.digests.filter((name) => !inRepository(name)),
    };
  }
  if (isDigest) return { ...image, digests: image.digests.filter((name) => name !== reference) };
  const tags = image.tags.filter((tag) => tag !== reference);
  if (habit === 'name') return { ...image, tags };
  // What was pulled as `app:1@sha256:…` is a name of its own there, and goes with its tag.
  const isOfTag = (name: string): boolean => habit === 'tags' && name.startsWith(`${reference}@`);
  const isLast = !tags.some(inRepository);
  const digests = image.digests.filter((name) => !isOfTag(name) && !(isLast && inRepository(name)));
  return { ...image, tags, digests };
}

/** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
export function isOnlyReference({ tags, digests }: Image, store: Store): boolean {
  if (HABITS[store].digests === 'name') return tags.length + digests.length <= 1;
  const repositories = new Set([...tags, ...digests].map(repositoryOf));
  return tags.length <= 1 && repositories.size <= 1;
}

/** The names that an engine tells of when they go: the containerd store derives most digests from the tags. */
export function ownReferences(image: Image, store: Store): readonly string[] {
  return HABITS[store].digests === 'tags' && image.tags.length > 0
    ? [...image.tags, ...image.ownDigests]
    : referencesOf(image);
}
