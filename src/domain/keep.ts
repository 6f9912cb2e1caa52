import type { Item, Wish } from './item.ts';
import { matchesReference } from './pattern.ts';
import { inOrder } from './plan.ts';
import { without } from './predict.ts';
import { asHeld, familiar, fullName } from './reference.ts';
import { referencesOf, repositoryOf, type Image, type Store } from './store.ts';
import type { Sparing } from './survey.ts';
import type { PresentTarget, Target } from './target.ts';

interface Keeping {
  readonly keep: readonly Wish[];
  readonly store: Store;
  /** Whether the image itself was there before this job. */
  readonly wasThere: boolean;
}

const LAST_NAME = 'the image was there before this job, and would go with its last name';

/**
 * What `keep` protects of the targets that concern one image. A removal can take more along than it names: an ID all
 * references, the last tag of a repository its digests, and on the containerd store a digest the tags of its repository.
 */
export function spareKept(
  targets: readonly PresentTarget[],
  image: Image,
  { keep, store, wasThere }: Keeping,
): ReadonlyMap<Target, Sparing> {
  const spared = new Map<Target, Sparing>();
  const keeper = keep.find((wish) => keepsImage(wish, image));
  let left = image;
  for (const target of inOrder(targets)) {
    const rest = restAfter(target, left, store);
    const lost = referencesOf(left).filter((name) => !referencesOf(rest).includes(name));
    const found = lost.map((name) => ({ name, by: keep.find((wish) => keepsReference(wish, name)) }));
    const kept = found.find(({ by }) => by !== undefined);
    if (keeper !== undefined) spared.set(target, sparing(`\`keep\` names it: ${keeper.requested}`));
    else if (wasThere && referencesOf(rest).length === 0) spared.set(target, sparing(LAST_NAME));
    else if (kept?.by !== undefined) spared.set(target, sparing(whatWouldGo(target, kept.name, kept.by)));
    else left = rest;
  }
  return spared;
}

function restAfter(target: PresentTarget, image: Image, store: Store): Image {
  return target.kind === 'reference'
    ? without(image, target.reference, store)
    : { ...image, tags: [], digests: [] };
}

function sparing(reason: string): Sparing {
  return { verdict: 'kept', reason };
}

function whatWouldGo(target: PresentTarget, name: string, { requested }: Wish): string {
  return target.kind === 'reference' && target.reference === name
    ? `\`keep\` names it: ${requested}`
    : `${familiar(name)} would go with it, and \`keep\` names that: ${requested}`;
}

/** Whether the image itself is named, and not one of its references. Rather one too many: a prefix keeps all that it fits. */
export function keepsImage(
  wish: Wish,
  { id, impliedDigests = [] }: Pick<Image, 'id' | 'impliedDigests'>,
): boolean {
  if (wish.kind === 'pattern') return wish.takesUnnamed;
  if (wish.kind !== 'id' && namesMeantBy(wish).some((name) => impliedDigests.includes(name))) return true;
  return wish.kind !== 'reference' && id.startsWith(`sha256:${wish.hex}`);
}

function keepsReference(wish: Wish, name: string): boolean {
  if (wish.kind === 'pattern') return matchesReference(wish, name);
  if (wish.kind === 'id') return false;
  // Whoever keeps `postgres` would not forgive the loss of `postgres:16`.
  return isBareName(wish)
    ? repositoryOf(name) === repositoryOf(fullName(wish.reference))
    : namesMeantBy(wish).includes(name);
}

/** A name without a tag and without a digest. */
export function isBareName({ requested }: Pick<Item, 'requested'>): boolean {
  return !/[:@]/.test(requested.slice(requested.lastIndexOf('/') + 1));
}

/** `app:1@sha256:…` means the digest, and whoever keeps it will not want to lose the tag. */
export function namesMeantBy({ reference }: Exclude<Item, { kind: 'id' }>): readonly string[] {
  const { domain, path, tag } = reference;
  return [asHeld(reference), tag === undefined ? asHeld(reference) : { domain, path, tag }].map(fullName);
}

/** Images whose removal would, by the engine's pruning, take along an untagged parent that must stay. */
export function holdersOfParents(
  images: ReadonlyMap<string, Image>,
  mustStay: (id: string) => boolean,
): ReadonlySet<string> {
  const holders = [...images.values()].filter((image) => hasSuchParent(image, images, mustStay));
  return new Set(holders.map(({ id }) => id));
}

const TAKES_A_PARENT = 'Podman would take an untagged parent along that must stay';

/** Podman prunes whatever it is told, so where another engine is told not to prune, it is told nothing. */
export function spareHolders(
  targets: readonly Target[],
  holders: ReadonlySet<string>,
): ReadonlyMap<Target, Sparing> {
  const its = targets.filter((target) => target.kind !== 'absent' && holders.has(target.image));
  return new Map(its.map((target) => [target, sparing(TAKES_A_PARENT)]));
}

function hasSuchParent(
  image: Image,
  images: ReadonlyMap<string, Image>,
  mustStay: (id: string) => boolean,
): boolean {
  const seen = new Set([image.id]);
  let parent = image.parent === undefined ? undefined : images.get(image.parent);
  // Pruning ends at the first parent that has a name.
  while (parent !== undefined && referencesOf(parent).length === 0 && !seen.has(parent.id)) {
    if (mustStay(parent.id)) return true;
    seen.add(parent.id);
    parent = parent.parent === undefined ? undefined : images.get(parent.parent);
  }
  return false;
}
