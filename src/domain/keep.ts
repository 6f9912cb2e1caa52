import type { Wish } from './item.ts';
import { downTheLine } from './down-the-line.ts';
import { keeperOf, type Keeper } from './keeper.ts';
import { namesLeft } from './names-left.ts';
import { inOrder } from './plan.ts';
import { familiar } from './reference.ts';
import { referencesOf, type Image, type Store } from './store.ts';
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
  const keeper = keeperOf(keep);
  const ofImage = keeper.ofImage(image);
  const left = namesLeft(image, store);
  for (const target of inOrder(targets)) {
    const lost = target.kind === 'reference' ? left.goingWith(target.reference) : left.all();
    if (ofImage !== undefined) spared.set(target, sparing(`\`keep\` names it: ${ofImage.requested}`));
    else if (wasThere && lost.length === left.count()) spared.set(target, sparing(LAST_NAME));
    else {
      const kept = firstKept(lost, keeper);
      if (kept === undefined) left.drop(lost);
      else spared.set(target, sparing(whatWouldGo(target, kept.name, kept.by)));
    }
  }
  return spared;
}

function firstKept(
  names: readonly string[],
  keeper: Keeper,
): { readonly name: string; readonly by: Wish } | undefined {
  for (const name of names) {
    const by = keeper.ofReference(name);
    if (by !== undefined) return { name, by };
  }
  return undefined;
}

function sparing(reason: string): Sparing {
  return { verdict: 'kept', reason };
}

function whatWouldGo(target: PresentTarget, name: string, { requested }: Wish): string {
  return target.kind === 'reference' && target.reference === name
    ? `\`keep\` names it: ${requested}`
    : `${familiar(name)} would go with it, and \`keep\` names that: ${requested}`;
}

/** Whether the image itself is named, and not one of its references. */
export function keepsImage(wish: Wish, image: Pick<Image, 'id' | 'impliedDigests'>): boolean {
  return keeperOf([wish]).ofImage(image) !== undefined;
}

/** Images whose removal would, by the engine's pruning, take along an untagged parent that must stay. */
export function holdersOfParents(
  images: ReadonlyMap<string, Image>,
  mustStay: (id: string) => boolean,
): ReadonlySet<string> {
  const isHolder = downTheLine<boolean>(images, ({ parent: id }, isParentHolder = false) => {
    const parent = id === undefined ? undefined : images.get(id);
    if (parent === undefined) return false;
    // Pruning ends at the first parent that has a name, unless it loses that name meanwhile.
    return mustStay(parent.id) || (referencesOf(parent).length === 0 && isParentHolder);
  });
  return new Set([...images.keys()].filter(isHolder));
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
