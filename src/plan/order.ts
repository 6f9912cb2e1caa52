import { derivedFromParents, grouped } from '../model/collections.ts';
import { type Image, lastChangeOf, referencesOf } from '../model/image.ts';
import {
  inRemovalOrder,
  openTargets,
  type PresentTarget,
  type RemovalOptions,
  type Survey,
} from '../model/removal.ts';

/** All removals of one image, in the order in which they must be sent. */
export interface Group {
  readonly image: string;
  readonly steps: readonly PresentTarget[];
}

/** A list of waves. Groups of one wave are independent; a wave begins when the previous one is done. */
export type Plan = readonly (readonly Group[])[];

/** References go before IDs and children before parents, so the order of the selectors does not matter. */
export function planRemovals(survey: Survey): Plan {
  const groups = grouped(openTargets(survey), ({ image }) => image);
  const depth = chosenDepths(new Set(groups.keys()), survey.images);
  const waves: Group[][] = [];
  for (const [image, targets] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    (waves[depth.get(image) ?? 0] ??= []).push({ image, steps: inRemovalOrder(targets) });
  }
  // A cycle of parents, which only a broken engine reports, would leave an empty wave.
  return waves.filter((wave) => wave.length > 0);
}

/** By image: the length of the longest chain of chosen descendants, which must all go first. */
function chosenDepths(
  chosen: ReadonlySet<string>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string, number> {
  const childrenLeft = new Map<string, number>();
  const family = new Set(chosen);
  // The loop itself adds parents.
  for (const id of family) {
    const parent = images.get(id)?.parent;
    if (parent === undefined) continue;
    family.add(parent);
    childrenLeft.set(parent, (childrenLeft.get(parent) ?? 0) + 1);
  }
  const depth = new Map<string, number>();
  // An image is ready when all its children are done; in a cycle no image ever is.
  const ready = [...family].filter((id) => !childrenLeft.has(id));
  for (const id of ready) {
    const parent = images.get(id)?.parent;
    if (parent === undefined) continue;
    const below = (depth.get(id) ?? 0) + (chosen.has(id) ? 1 : 0);
    depth.set(parent, Math.max(depth.get(parent) ?? 0, below));
    const left = (childrenLeft.get(parent) ?? 0) - 1;
    childrenLeft.set(parent, left);
    if (left === 0) ready.push(parent);
  }
  return depth;
}

/**
 * The order for `until-free`, one image at a time: untagged images first, then the oldest by build or tag.
 * Children always go before their parent.
 */
export function byAge(removals: Plan, images: ReadonlyMap<string, Image>): Plan {
  const groups = removals
    .flat()
    .toSorted((a, b) => turnOf(images.get(a.image)) - turnOf(images.get(b.image)));
  const chosen = new Map(groups.map((group) => [group.image, group]));
  const childrenOf = chosenChildren(chosen, images);
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
    const children = childrenOf.get(group.image) ?? [];
    for (const child of children.toReversed()) if (!begun.has(child)) waiting.push(child);
  }
  return [...ordered].map((group) => [group]);
}

/** Untagged images sort before every moment. */
function turnOf(image: Image | undefined): number {
  if (image === undefined || referencesOf(image).length === 0) return Number.MIN_SAFE_INTEGER;
  return lastChangeOf(image) ?? 0;
}

/** By chosen image: the chosen images built on it, with any number of other images in between. */
function chosenChildren(
  chosen: ReadonlyMap<string, Group>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string | undefined, readonly Group[]> {
  const nearestChosen = derivedFromParents<string | undefined>(images, ({ parent }, ofParent) =>
    parent !== undefined && chosen.has(parent) ? parent : ofParent,
  );
  return grouped(chosen.values(), ({ image }) => nearestChosen(image));
}

/** The engine's pruning must not reach a parent that stays: see remove/prune-parents.ts. */
export function optionsFor(
  { image }: PresentTarget,
  { holdsParentsThatStay }: Survey,
  options: RemovalOptions,
): RemovalOptions {
  return holdsParentsThatStay.has(image) ? { ...options, noPrune: true } : options;
}
