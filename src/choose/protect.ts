import { derivedFromParents, grouped } from '../model/collections.ts';
import { type ContainerRule, isOwn, mayRemoveContainer } from '../model/container-rule.ts';
import { type Container, containersUsing, describeUse, isRunning } from '../model/container.ts';
import type { EngineKind } from '../model/engine-traits.ts';
import { type Image, namesLeft, referencesOf } from '../model/image.ts';
import type { Protection } from '../model/outcome.ts';
import { familiar } from '../model/reference.ts';
import { inRemovalOrder, type PresentTarget, type Target } from '../model/removal.ts';
import { type Keeper, keeperOf, type Selector } from '../model/selector.ts';
import { listSome } from '../model/text.ts';

export interface ProtectionRules {
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  readonly keep: readonly Selector[];
  readonly store: EngineKind;
  readonly force: boolean;
  /** Why the filters or the scope leave it out; undefined when they let it through. */
  readonly leftOut: (target: PresentTarget) => string | undefined;
  readonly rule: ContainerRule;
}

/** What is left alone of all that was chosen, and why. */
export function protect(targets: readonly Target[], scene: ProtectionRules): ReadonlyMap<Target, Protection> {
  const spared = new Map<Target, Protection>();
  for (const [image, its] of byImage(targets, scene)) {
    const isGuarded = its.some(({ selector }) => selector.kind === 'pattern');
    const guard = isGuarded ? guarding(image, scene) : undefined;
    for (const target of its) {
      const sparing = left(target, scene) ?? (target.selector.kind === 'pattern' ? guard : undefined);
      if (sparing !== undefined) spared.set(target, sparing);
    }
    const open = its.filter((target) => !spared.has(target));
    const wasThere = scene.rule.baseline?.images.has(image.id) === true;
    for (const [target, sparing] of protectKept(open, image, { ...scene, wasThere }))
      spared.set(target, sparing);
  }
  return spared;
}

function byImage(
  targets: readonly Target[],
  { images }: ProtectionRules,
): ReadonlyMap<Image, readonly PresentTarget[]> {
  const present = targets.filter((target) => target.kind !== 'absent');
  const groups = grouped(present, ({ image }) => image);
  return new Map(
    [...groups].flatMap(([id, its]) => {
      const image = images.get(id);
      return image === undefined ? [] : [[image, its] as const];
    }),
  );
}

function left(target: PresentTarget, { leftOut }: ProtectionRules): Protection | undefined {
  const reason = leftOut(target);
  return reason === undefined ? undefined : { verdict: 'kept', reason };
}

/** The runner tags what it builds for a Dockerfile action so: https://github.com/actions/runner */
const RUNNERS_OWN = /^(?:docker\.io\/library|localhost)\/[0-9a-f]{6}:[0-9a-f]{32}$/;

/** What only naming an image outright reaches. */
export function guarding(
  image: Image,
  scene: Pick<ProtectionRules, 'containers' | 'rule' | 'force'>,
): Protection | undefined {
  const own = image.tags.find((tag) => RUNNERS_OWN.test(tag));
  if (own !== undefined) {
    return { verdict: 'kept', reason: `the runner built it for an action of this job (${familiar(own)})` };
  }
  const users = containersUsing(image, scene.containers);
  const job = users.find((container) => isOwn(container, scene.rule.ownContainer));
  if (job !== undefined) return { verdict: 'kept', reason: `this job runs in it (container ${job.name})` };
  const inTheWay = users.filter(
    (container) => !mayRemoveContainer(container, scene.rule) && (isRunning(container) || !scene.force),
  );
  if (inTheWay.length === 0) return undefined;
  // No next step: a setting that removes containers would reach all of them that the pattern's images have.
  return {
    verdict: 'in-use',
    reason: `used by ${listSome(inTheWay, (container) => describeUse(container, image))}`,
  };
}

interface Keeping {
  readonly keep: readonly Selector[];
  readonly store: EngineKind;
  /** Whether the image itself was there before this job. */
  readonly wasThere: boolean;
}

const LAST_NAME = 'the image was there before this job, and would go with its last name';

/**
 * What `keep` protects of the targets that concern one image. A removal can take more along than it names: an ID all
 * references, the last tag of a repository its digests, and on the containerd store a digest the tags of its repository.
 */
export function protectKept(
  targets: readonly PresentTarget[],
  image: Image,
  { keep, store, wasThere }: Keeping,
): ReadonlyMap<Target, Protection> {
  const spared = new Map<Target, Protection>();
  const keeper = keeperOf(keep);
  const ofImage = keeper.ofImage(image);
  const left = namesLeft(image, store);
  for (const target of inRemovalOrder(targets)) {
    const lost = target.kind === 'reference' ? left.goingWith(target.reference) : left.all();
    if (ofImage !== undefined) spared.set(target, keptBecause(`\`keep\` names it: ${ofImage.requested}`));
    else if (wasThere && lost.length === left.count()) spared.set(target, keptBecause(LAST_NAME));
    else {
      const kept = firstKept(lost, keeper);
      if (kept === undefined) left.drop(lost);
      else spared.set(target, keptBecause(whatWouldGo(target, kept.name, kept.by)));
    }
  }
  return spared;
}

function firstKept(
  names: readonly string[],
  keeper: Keeper,
): { readonly name: string; readonly by: Selector } | undefined {
  for (const name of names) {
    const by = keeper.ofReference(name);
    if (by !== undefined) return { name, by };
  }
  return undefined;
}

function keptBecause(reason: string): Protection {
  return { verdict: 'kept', reason };
}

function whatWouldGo(target: PresentTarget, name: string, { requested }: Selector): string {
  return target.kind === 'reference' && target.reference === name
    ? `\`keep\` names it: ${requested}`
    : `${familiar(name)} would go with it, and \`keep\` names that: ${requested}`;
}

/** Whether the image itself is named, and not one of its references. */
export function keepsImage(wish: Selector, image: Pick<Image, 'id' | 'impliedDigests'>): boolean {
  return keeperOf([wish]).ofImage(image) !== undefined;
}

/** Images whose removal would, by the engine's pruning, take along an untagged parent that must stay. */
export function holdersOfParents(
  images: ReadonlyMap<string, Image>,
  mustStay: (id: string) => boolean,
): ReadonlySet<string> {
  const isHolder = derivedFromParents<boolean>(images, ({ parent: id }, isParentHolder = false) => {
    const parent = id === undefined ? undefined : images.get(id);
    if (parent === undefined) return false;
    // Pruning ends at the first parent that has a name, unless it loses that name meanwhile.
    return mustStay(parent.id) || (referencesOf(parent).length === 0 && isParentHolder);
  });
  return new Set([...images.keys()].filter(isHolder));
}

const TAKES_A_PARENT = 'Podman would take an untagged parent along that must stay';

/** Podman prunes whatever it is told, so where another engine is told not to prune, it is told nothing. */
export function protectParentHolders(
  targets: readonly Target[],
  holders: ReadonlySet<string>,
): ReadonlyMap<Target, Protection> {
  const its = targets.filter((target) => target.kind !== 'absent' && holders.has(target.image));
  return new Map(its.map((target) => [target, keptBecause(TAKES_A_PARENT)]));
}
