import type { Group, Plan } from './plan.ts';
import { referencesOf, type Disk, type Image } from './store.ts';

/** How much of the disk must be free. */
export function goalBytes(
  amount: { readonly bytes: number } | { readonly share: number },
  disk: Disk,
): number {
  return 'bytes' in amount ? amount.bytes : Math.ceil(amount.share * disk.size);
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
  const ordered: Group[] = [];
  const visit = (group: Group): void => {
    if (begun.has(group)) return;
    begun.add(group);
    for (const child of below.get(group.image) ?? []) visit(child);
    ordered.push(group);
  };
  for (const group of groups) visit(group);
  return ordered.map((group) => [group]);
}

function compare(a: Image | undefined, b: Image | undefined): number {
  return rank(a) - rank(b);
}

/** Untagged ones stand before every moment in time. */
function rank(image: Image | undefined): number {
  if (image === undefined || referencesOf(image).length === 0) return Number.MIN_SAFE_INTEGER;
  return Math.max(image.created ?? 0, image.tagged ?? 0);
}

/** The chosen images that are built on a chosen image, however many stand between the two. */
function childrenOf(
  chosen: ReadonlyMap<string, Group>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string, readonly Group[]> {
  const children = new Map<string, Group[]>();
  for (const group of chosen.values()) {
    const seen = new Set<string>();
    let parent = images.get(group.image)?.parent;
    while (parent !== undefined && !chosen.has(parent) && !seen.has(parent)) {
      seen.add(parent);
      parent = images.get(parent)?.parent;
    }
    if (parent === undefined) continue;
    const its = children.get(parent);
    if (its === undefined) children.set(parent, [group]);
    else its.push(group);
  }
  return children;
}
