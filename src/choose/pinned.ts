import type { Image } from '../model/image.ts';
import { asHeld, familiar, fullName, repositoryOf } from '../model/reference.ts';
import type { NamedSelector } from '../model/selector.ts';
import { listNames } from '../model/text.ts';
import type { Find } from './engine-session.ts';
import type { Resolved } from './resolve.ts';

/**
 * Finds `app:1@sha256:…` on an engine where removing a digest takes every tag of the repository along. So the
 * tag is removed, and only if it stands for that digest.
 */
export async function lookUpPinned(
  selector: Extract<NamedSelector, { kind: 'reference' }>,
  { tag, digest }: Pinned,
  find: Find,
): Promise<Resolved> {
  const [tagged, byDigest] = await Promise.all([find(tag), find(digest)]);
  if (tagged?.digests.includes(digest) === true)
    return { image: tagged, target: { kind: 'reference', selector, reference: tag, image: tagged.id } };
  const why = whyNotPinned({ tag, digest }, tagged, byDigest);
  if (byDigest === undefined || why !== undefined)
    return { target: { kind: 'absent', selector, ...(why === undefined ? {} : { reason: why }) } };
  return { image: byDigest, target: { kind: 'reference', selector, reference: digest, image: byDigest.id } };
}

/** The two full names in `app:1@sha256:…`. */
export interface Pinned {
  readonly tag: string;
  readonly digest: string;
}

/** Undefined unless the name has a tag and a digest. */
export function pinnedName({ reference }: Extract<NamedSelector, { kind: 'reference' }>): Pinned | undefined {
  const { domain, path, tag, digest } = reference;
  if (tag === undefined || digest === undefined) return undefined;
  return { tag: fullName({ domain, path, tag }), digest: fullName(asHeld(reference)) };
}

/**
 * Why a pinned name removes nothing; undefined if the digest alone may be removed, or if nothing similar exists.
 * @param tagged the image of the tag, which has another digest
 * @param byDigest the image of the digest
 */
function whyNotPinned(
  { tag, digest }: Pinned,
  tagged: Image | undefined,
  byDigest: Image | undefined,
): string | undefined {
  const others = (byDigest?.tags ?? []).filter((name) => repositoryOf(name) === repositoryOf(digest));
  const elsewhere = others.length === 0 ? '' : `; that digest is here as ${listNames(others.map(familiar))}`;
  if (tagged !== undefined)
    return `${familiar(tag)} is here, but it stands for another digest (${tagged.id})${elsewhere}`;
  return others.length === 0 ? undefined : `there is no ${familiar(tag)}${elsewhere}`;
}
