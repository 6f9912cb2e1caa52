import { some } from './conflict.ts';
import type { Item } from './item.ts';
import { asHeld, familiar, fullName } from './reference.ts';
import { repositoryOf, type Image } from './store.ts';

/** A name with a tag and a digest, as the two full names that it is made of. */
export interface Pinned {
  readonly tag: string;
  readonly digest: string;
}

/** Undefined for a name that does not have both. */
export function pinnedName({ reference }: Extract<Item, { kind: 'reference' }>): Pinned | undefined {
  const { domain, path, tag, digest } = reference;
  if (tag === undefined || digest === undefined) return undefined;
  return { tag: fullName({ domain, path, tag }), digest: fullName(asHeld(reference)) };
}

/**
 * Why nothing is removed for it, though there are images that look like it; undefined where nothing stands in the way.
 * @param tagged what the tag stands for, which is not the digest
 * @param held what the digest stands for
 */
export function whyNotPinned(
  { tag, digest }: Pinned,
  tagged: Image | undefined,
  held: Image | undefined,
): string | undefined {
  const others = (held?.tags ?? []).filter((name) => repositoryOf(name) === repositoryOf(digest));
  const isHere = others.length === 0 ? '' : `; that digest is here as ${some(others.map(familiar))}`;
  if (tagged !== undefined)
    return `${familiar(tag)} is here, but it stands for another digest (${tagged.id})${isHere}`;
  return others.length === 0 ? undefined : `there is no ${familiar(tag)}${isHere}`;
}
