import type { Image } from '../model/image.ts';
import { asHeld, familiar, fullName, repositoryOf } from '../model/reference.ts';
import type { NamedSelector } from '../model/selector.ts';
import { listNames } from '../model/text.ts';
import type { Find } from './engine-session.ts';
import type { Resolved } from './resolve.ts';

/**
 * `app:1@sha256:…` where a removal by digest takes every tag of the repository along: it is the tag that is removed, once it
 * is sure that it stands for that digest.
 */
export async function lookUpPinned(
  selector: Extract<NamedSelector, { kind: 'reference' }>,
  { tag, digest }: { readonly tag: string; readonly digest: string },
  find: Find,
): Promise<Resolved> {
  const [tagged, held] = await Promise.all([find(tag), find(digest)]);
  if (tagged?.digests.includes(digest) === true)
    return { image: tagged, target: { kind: 'reference', selector, reference: tag, image: tagged.id } };
  const why = whyNotPinned({ tag, digest }, tagged, held);
  if (held === undefined || why !== undefined)
    return { target: { kind: 'absent', selector, ...(why === undefined ? {} : { reason: why }) } };
  return { image: held, target: { kind: 'reference', selector, reference: digest, image: held.id } };
}

/** A name with a tag and a digest, as the two full names that it is made of. */
export interface Pinned {
  readonly tag: string;
  readonly digest: string;
}

/** Undefined for a name that does not have both. */
export function pinnedName({ reference }: Extract<NamedSelector, { kind: 'reference' }>): Pinned | undefined {
  const { domain, path, tag, digest } = reference;
  if (tag === undefined || digest === undefined) return undefined;
  return { tag: fullName({ domain, path, tag }), digest: fullName(asHeld(reference)) };
}

/**
 * Why nothing is removed for it, though there are images that look like it; undefined where nothing stands in the way.
 * @param tagged what the tag stands for, which is not the digest
 * @param held what the digest stands for
 */
function whyNotPinned(
  { tag, digest }: Pinned,
  tagged: Image | undefined,
  held: Image | undefined,
): string | undefined {
  const others = (held?.tags ?? []).filter((name) => repositoryOf(name) === repositoryOf(digest));
  const isHere = others.length === 0 ? '' : `; that digest is here as ${listNames(others.map(familiar))}`;
  if (tagged !== undefined)
    return `${familiar(tag)} is here, but it stands for another digest (${tagged.id})${isHere}`;
  return others.length === 0 ? undefined : `there is no ${familiar(tag)}${isHere}`;
}
