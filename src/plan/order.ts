import { derivedFromParents, grouped } from '../model/collections.ts';
import type { Image } from '../model/image.ts';
import {
  inRemovalOrder,
  openTargets,
  type PresentTarget,
  type RemovalOptions,
  type Survey,
} from '../model/removal.ts';

/** The removals that concern one image, in the order in which they must be sent. */
export interface Group {
  readonly image: string;
  readonly steps: readonly PresentTarget[];
}

/** Groups of one wave do not depend on one another; a wave begins when the one before is done. */
export type Plan = readonly (readonly Group[])[];

/** References before IDs, children before parents: so the order in which the user wrote the items means nothing. */
export function planRemovals(survey: Survey): Plan {
  const groups = grouped(openTargets(survey), ({ image }) => image);
  const depth = depthBelow(new Set(groups.keys()), survey.images);
  const waves: Group[][] = [];
  for (const [image, targets] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    (waves[depth.get(image) ?? 0] ??= []).push({ image, steps: inRemovalOrder(targets) });
  }
  // Parents that run in a circle, which no sane engine tells of, would leave a gap.
  return waves.filter((wave) => wave.length > 0);
}

/** How many chosen images must go before this one: the longest line of chosen descendants. */
function depthBelow(
  chosen: ReadonlySet<string>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  const line = new Set(chosen);
  for (const id of line) {
    const parent = images.get(id)?.parent;
    if (parent === undefined) continue;
    line.add(parent);
    waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  }
  const depth = new Map<string, number>();
  // Each image when all that is built on it is done; in a circle, which no sane engine tells of, none ever is.
  const ready = [...line].filter((id) => !waiting.has(id));
  for (const id of ready) {
    const parent = images.get(id)?.parent;
    if (parent === undefined) continue;
    const below = (depth.get(id) ?? 0) + (chosen.has(id) ? 1 : 0);
    depth.set(parent, Math.max(depth.get(parent) ?? 0, below));
    const left = (waiting.get(parent) ?? 0) - 1;
    waiting.set(parent, left);
    if (left === 0) ready.push(parent);
  }
  return depth;
}

/**
 * The order in which images go when only some of them must: untagged ones first, then those that were built or tagged
 * the longest ago; what is built on an image always before it. One at a time.
 */
export function byAge(removals: Plan, images: ReadonlyMap<string, Image>): Plan {
  const groups = removals.flat().toSorted((a, b) => compare(images.get(a.image), images.get(b.image)));
  const chosen = new Map(groups.map((group) => [group.image, group]));
  const below = childrenOf(chosen, images);
  const begun = new Set<Group>();
  const ordered = new Set<Group>();
  const waiting = groups.toReversed();
  for (let group = waiting.at(-1); group !== undefined; group = waiting.at(-1)) {
    if (begun.has(group)) {
      ordered.add(group);
      waiting.pop();
      continue;
    }
    begun.add(group);
    const children = below.get(group.image) ?? [];
    for (const child of children.toReversed()) if (!begun.has(child)) waiting.push(child);
  }
  return [...ordered].map((group) => [group]);
}

function compare(a: Image | undefined, b: Image | undefined): number {
  return ageOf(a) - ageOf(b);
}

/** Untagged ones stand before every moment in time. */
function ageOf(image: Image | undefined): number {
  if (image === undefined || image.tags.length + image.digests.length === 0) return Number.MIN_SAFE_INTEGER;
  return Math.max(image.created ?? 0, image.tagged ?? 0);
}

/** The chosen images that are built on a chosen image, however many stand between the two. */
function childrenOf(
  chosen: ReadonlyMap<string, Group>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string | undefined, readonly Group[]> {
  const nearest = derivedFromParents<string | undefined>(images, ({ parent }, above) =>
    parent !== undefined && chosen.has(parent) ? parent : above,
  );
  return grouped(chosen.values(), ({ image }) => nearest(image));
}

/** Pruning must not reach a parent that is to be kept: see prune.ts. */
export function optionsFor(
  { image }: PresentTarget,
  { holdsParentsThatStay }: Survey,
  options: RemovalOptions,
): RemovalOptions {
  return holdsParentsThatStay.has(image) ? { ...options, noPrune: true } : options;
}
