import type { Engine } from '../engine/port.ts';
import { grouped, inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { type EngineFacts, traitsOf } from '../model/engine-traits.ts';
import type { Image } from '../model/image.ts';
import { InputError, type Problem } from '../model/input-error.ts';
import { asHeld, familiar, fullName, repositoryOf } from '../model/reference.ts';
import type { NamedSelector } from '../model/selector.ts';
import type { Target } from '../model/target.ts';
import { listNames } from '../model/text.ts';
import { namesMeant } from './engine-inputs.ts';
import type { Find } from './known-images.ts';

interface Resolved {
  readonly target: Target;
  readonly image?: Image;
}

/** Asks the engine what is named outright. */
export async function resolve(
  items: readonly NamedSelector[],
  engine: Engine,
  find: Find,
): Promise<readonly Resolved[]> {
  const found = await inParallel(READS_AT_ONCE, items, (item) => lookUp(item, engine.facts, find));
  const missing = found.flatMap(({ target }) => (target.kind === 'absent' ? target.item : []));
  const late = await findByPrefix(missing, engine);
  return found.map((one) => late.get(one.target.item) ?? one);
}

/** As in Docker, a name wins over an ID that reads the same. */
export async function lookUp(
  item: NamedSelector,
  facts: Pick<EngineFacts, 'store'>,
  find: Find,
): Promise<Resolved> {
  const pinned =
    item.kind === 'reference' && traitsOf(facts).digests === 'tags' ? pinnedName(item) : undefined;
  if (item.kind === 'reference' && pinned !== undefined) return lookUpPinned(item, pinned, find);
  if (item.kind !== 'id') {
    for (const reference of namesMeant(item, facts)) {
      const image = await find(reference);
      if (image === undefined) continue;
      // What nothing can be removed by still says which image is meant.
      const isImplied = image.impliedDigests?.includes(reference) === true;
      const target: Target = isImplied
        ? { kind: 'id', item, image: image.id }
        : { kind: 'reference', item, reference, image: image.id };
      return { image, target };
    }
  }
  if (item.kind !== 'reference') {
    const image = await find(`sha256:${item.hex}`);
    // An archive can give an image a name that reads as the beginning of another one's ID.
    if (image?.id.startsWith(`sha256:${item.hex}`) === true)
      return { image, target: { kind: 'id', item, image: image.id } };
  }
  return { target: { kind: 'absent', item } };
}

/**
 * `app:1@sha256:…` where a removal by digest takes every tag of the repository along: it is the tag that is removed, once it
 * is sure that it stands for that digest.
 */
async function lookUpPinned(
  item: Extract<NamedSelector, { kind: 'reference' }>,
  { tag, digest }: { readonly tag: string; readonly digest: string },
  find: Find,
): Promise<Resolved> {
  const [tagged, held] = await Promise.all([find(tag), find(digest)]);
  if (tagged?.digests.includes(digest) === true)
    return { image: tagged, target: { kind: 'reference', item, reference: tag, image: tagged.id } };
  const why = whyNotPinned({ tag, digest }, tagged, held);
  if (held === undefined || why !== undefined)
    return { target: { kind: 'absent', item, ...(why === undefined ? {} : { reason: why }) } };
  return { image: held, target: { kind: 'reference', item, reference: digest, image: held.id } };
}

/**
 * An engine answers "no such image" to an ID prefix that fits several, and another image to one that reads as a name; only its
 * list tells.
 */
async function findByPrefix(
  missing: readonly NamedSelector[],
  engine: Engine,
): Promise<ReadonlyMap<Target['item'], Resolved>> {
  const found = new Map<Target['item'], Resolved>();
  const prefixes = missing.filter((item) => item.kind !== 'reference');
  if (prefixes.length === 0) return found;
  const alike = grouped(new Set((await engine.images()).map(({ id }) => id)), startOf);
  const problems: Problem[] = [];
  for (const item of prefixes) {
    const prefix = `sha256:${item.hex}`;
    const [first, ...others] = (alike.get(startOf(prefix)) ?? []).filter((id) => id.startsWith(prefix));
    if (first === undefined) continue;
    const image = others.length > 0 ? undefined : await engine.inspect(first);
    if (image !== undefined) found.set(item, { image, target: { kind: 'id', item, image: image.id } });
    if (others.length > 0) problems.push(ambiguous(item, [first, ...others]));
  }
  if (problems.length > 0) throw new InputError(problems);
  return found;
}

function ambiguous({ requested }: NamedSelector, ids: readonly string[]): Problem {
  const allowed = `fits several images; write more digits of one of ${ids.join(', ')}`;
  return { input: 'images', value: requested, allowed };
}

/** Up to the fewest digits that an ID is written with. */
function startOf(id: string): string {
  return id.slice(0, 'sha256:'.length + 4);
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
export function whyNotPinned(
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
