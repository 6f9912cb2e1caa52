import { downTheLine } from './down-the-line.ts';
import { grouped } from './grouped.ts';
import type { Group, Plan } from './plan.ts';
import type { Disk, Image } from './store.ts';

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
  return rank(a) - rank(b);
}

/** Untagged ones stand before every moment in time. */
function rank(image: Image | undefined): number {
  if (image === undefined || image.tags.length + image.digests.length === 0) return Number.MIN_SAFE_INTEGER;
  return Math.max(image.created ?? 0, image.tagged ?? 0);
}

/** The chosen images that are built on a chosen image, however many stand between the two. */
function childrenOf(
  chosen: ReadonlyMap<string, Group>,
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string | undefined, readonly Group[]> {
  const nearest = downTheLine<string | undefined>(images, ({ parent }, above) =>
    parent !== undefined && chosen.has(parent) ? parent : above,
  );
  return grouped(chosen.values(), ({ image }) => nearest(image));
}
