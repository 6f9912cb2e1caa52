// What one removal does to an image as it stands: the rules of moby's image deletion for a single step.
// The prediction of a whole plan, and the look before each real removal, both ask here.

import { type Container, isRunning } from '../model/container.ts';
import { type EngineKind, TRAITS } from '../model/engine-traits.ts';
import type { NamesLeft } from '../model/image.ts';
import type { PresentTarget, RemovalOptions } from '../model/removal.ts';

/** What the engine takes into account. */
export interface Standing {
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
  /** The names that go, and whether the image goes altogether. */
  | { readonly kind: 'done'; readonly lost: readonly string[]; readonly deletes: boolean };

const GONE: Effect = { kind: 'gone' };

const REFUSED: Effect = { kind: 'refused' };

export function effectOf(target: PresentTarget, standing: Standing): Effect {
  return target.kind === 'id' ? effectById(standing) : effectByName(target.reference, standing);
}

function effectByName(reference: string, { names, users, hasChildren, options, store }: Standing): Effect {
  if (!names.has(reference)) return GONE;
  const { forceTakesContainers, keepsParents, keepsFor } = TRAITS[store];
  const isForceOfUse = options.force && !forceTakesContainers;
  if (!isForceOfUse && names.isOneReference() && users.length > 0) return REFUSED;
  const lost = names.goingWith(reference);
  const isNeeded = keepsParents === 'always' || (keepsParents === 'unless-forced' && !options.force);
  const isHeld = keepsFor === 'all' ? users.length > 0 : users.some(isRunning);
  const deletes = lost.length === names.count() && !(hasChildren && isNeeded) && !isHeld;
  return { kind: 'done', lost, deletes };
}

function effectById({ names, users, hasChildren, options, store }: Standing): Effect {
  const { refusesParents, forceTakesContainers } = TRAITS[store];
  if ((refusesParents && hasChildren) || users.some(isRunning)) return REFUSED;
  if (users.length > 0 && (!options.force || forceTakesContainers)) return REFUSED;
  if (!options.force && !names.isOneReference()) return REFUSED;
  return { kind: 'done', lost: names.all(), deletes: true };
}
