// What one removal does to an image as it stands: the rules of moby's image deletion for a single step.
// The prediction of a whole plan, and the look before each real removal, both ask here.

import {
  type Container,
  isRunning,
  mountingContainers,
  mounts,
  mountUnknownToEngine,
} from '../model/container.ts';
import { type EngineKind, TRAITS } from '../model/engine-traits.ts';
import type { Image } from '../model/image.ts';
import type { NamesLeft } from '../model/names-left.ts';
import type { Survey } from '../model/survey.ts';
import type { PresentTarget, RemovalOptions } from '../model/target.ts';

/** Pruning must not reach a parent that is to be kept: see prune.ts. */
export function optionsFor(
  { image }: PresentTarget,
  { holdsParents }: Survey,
  options: RemovalOptions,
): RemovalOptions {
  return holdsParents.has(image) ? { ...options, noPrune: true } : options;
}

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

/** Of the names that go, those that the engine tells of: the containerd store derives most digests from the tags. */
export function toldOf(
  lost: readonly string[],
  image: Image,
  { names, store }: Pick<Standing, 'names' | 'store'>,
): readonly string[] {
  const areDerived = TRAITS[store].digests === 'tags' && names.tagCount() > 0;
  if (!areDerived) return lost;
  const own = new Set(image.ownDigests);
  return lost.filter((name) => !name.includes('@') || own.has(name));
}

interface Around {
  /** The image as it was when the plan was made: a container can mount it by a name that it lost since. */
  readonly planned: Image | undefined;
  readonly names: NamesLeft;
  readonly containers: readonly Container[];
  readonly options: RemovalOptions;
}

/**
 * Whether a removal must not even be asked for. An engine deletes an image by ID under a container that mounts it, even
 * without force, while by name it refuses. And it does not know what a container mounts whose name has moved since.
 */
export function isRefusedHere(
  target: PresentTarget,
  image: Image,
  { planned = image, names, containers, options: { force } }: Around,
): boolean {
  const isById = target.kind === 'id';
  return mountingContainers(containers).some((container) => {
    const isMounting = mounts(container, image) || mounts(container, planned);
    if (isById && isMounting) return isRunning(container) || !force;
    const isLast = isById || names.isOneReference();
    return isLast && mountUnknownToEngine(container, image) !== undefined;
  });
}
