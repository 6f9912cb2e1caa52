// What one removal does to an image in its present state: the rules of moby's image deletion for a single removal.
// The prediction of a plan and the check before each real removal both use this.

import { type Container, isRunning } from '../model/container.ts';
import { type EngineKind, TRAITS } from '../model/engine-traits.ts';
import type { NamesLeft } from '../model/image.ts';
import type { PresentTarget, RemovalOptions } from '../model/removal.ts';

/** The present state of an image, as far as the engine's decision depends on it. */
export interface ImageState {
  readonly names: NamesLeft;
  /** Containers that use the image. */
  readonly users: readonly Container[];
  /** Whether another image is built on it. */
  readonly hasChildren: boolean;
  readonly options: RemovalOptions;
  readonly store: EngineKind;
}

export type Effect =
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused' }
  /** The names that the image loses, and whether it is deleted. */
  | { readonly kind: 'done'; readonly lost: readonly string[]; readonly deletes: boolean };

const GONE: Effect = { kind: 'gone' };

const REFUSED: Effect = { kind: 'refused' };

export function effectOf(target: PresentTarget, state: ImageState): Effect {
  return target.kind === 'id' ? effectById(state) : effectByName(target.reference, state);
}

function effectByName(reference: string, { names, users, hasChildren, options, store }: ImageState): Effect {
  if (!names.has(reference)) return GONE;
  const { forceTakesContainers, keepsParents, keepsFor } = TRAITS[store];
  const forceIgnoresUsers = options.force && !forceTakesContainers;
  if (!forceIgnoresUsers && names.isOneReference() && users.length > 0) return REFUSED;
  const lost = names.goingWith(reference);
  const keepsParent = keepsParents === 'always' || (keepsParents === 'unless-forced' && !options.force);
  const isHeld = keepsFor === 'all' ? users.length > 0 : users.some(isRunning);
  const deletes = lost.length === names.count() && !(hasChildren && keepsParent) && !isHeld;
  return { kind: 'done', lost, deletes };
}

function effectById({ names, users, hasChildren, options, store }: ImageState): Effect {
  const { refusesParents, forceTakesContainers } = TRAITS[store];
  if ((refusesParents && hasChildren) || users.some(isRunning)) return REFUSED;
  if (users.length > 0 && (!options.force || forceTakesContainers)) return REFUSED;
  if (!options.force && !names.isOneReference()) return REFUSED;
  return { kind: 'done', lost: names.all(), deletes: true };
}
