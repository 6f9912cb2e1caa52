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
  /** Why the scope, the filters or an open pull request leave a target out; undefined if nothing does. */
  readonly leftOut: (target: PresentTarget) => string | undefined;
  readonly rule: ContainerRule;
}

/** Finds the targets that must not be removed, and why. */
export function protect(targets: readonly Target[], rules: ProtectionRules): ReadonlyMap<Target, Protection> {
  const protections = new Map<Target, Protection>();
  for (const [image, imageTargets] of byImage(targets, rules)) {
    const hasPattern = imageTargets.some(({ selector }) => selector.kind === 'pattern');
    const fromPatterns = hasPattern ? protectFromPatterns(image, rules) : undefined;
    for (const target of imageTargets) {
      const protection =
        protectLeftOut(target, rules) ?? (target.selector.kind === 'pattern' ? fromPatterns : undefined);
      if (protection !== undefined) protections.set(target, protection);
    }
    const open = imageTargets.filter((target) => !protections.has(target));
    const wasThere = rules.rule.baseline?.images.has(image.id) === true;
    for (const [target, protection] of protectKept(open, image, { ...rules, wasThere }))
      protections.set(target, protection);
  }
  return protections;
}

function byImage(
  targets: readonly Target[],
  { images }: ProtectionRules,
): ReadonlyMap<Image, readonly PresentTarget[]> {
  const present = targets.filter((target) => target.kind !== 'absent');
  const groups = grouped(present, ({ image }) => image);
  return new Map(
    [...groups].flatMap(([id, group]) => {
      const image = images.get(id);
      return image === undefined ? [] : [[image, group] as const];
    }),
  );
}

function protectLeftOut(target: PresentTarget, { leftOut }: ProtectionRules): Protection | undefined {
  const reason = leftOut(target);
  return reason === undefined ? undefined : keptBecause(reason);
}

/** How the runner tags the image of a Dockerfile action: https://github.com/actions/runner */
const RUNNERS_TAG = /^(?:docker\.io\/library|localhost)\/[0-9a-f]{6}:[0-9a-f]{32}$/;

/** Why no pattern may remove the image; only its name or ID can. */
export function protectFromPatterns(
  image: Image,
  rules: Pick<ProtectionRules, 'containers' | 'rule' | 'force'>,
): Protection | undefined {
  const runnersTag = image.tags.find((tag) => RUNNERS_TAG.test(tag));
  if (runnersTag !== undefined)
    return keptBecause(`the runner built it for an action of this job (${familiar(runnersTag)})`);
  const users = containersUsing(image, rules.containers);
  const ownContainer = users.find((container) => isOwn(container, rules.rule.ownContainer));
  if (ownContainer !== undefined) return keptBecause(`this job runs in it (container ${ownContainer.name})`);
  const blocking = users.filter(
    (container) => !mayRemoveContainer(container, rules.rule) && (isRunning(container) || !rules.force),
  );
  if (blocking.length === 0) return undefined;
  // It suggests no next step: an input that removes containers would reach those of all images that the pattern
  // matches.
  return {
    verdict: 'in-use',
    reason: `used by ${listSome(blocking, (container) => describeUse(container, image))}`,
  };
}

interface KeepRules {
  readonly keep: readonly Selector[];
  readonly store: EngineKind;
  /** Whether the image itself was there before this job. */
  readonly wasThere: boolean;
}

const LAST_NAME = 'the image was there before this job, and would go with its last name';

/**
 * Finds the targets of one image that `keep` or the baseline protects. A removal can take more than it names:
 * an ID takes all references, the last tag of a repository takes its digests, and on the containerd store a
 * digest takes all tags of its repository.
 */
export function protectKept(
  targets: readonly PresentTarget[],
  image: Image,
  { keep, store, wasThere }: KeepRules,
): ReadonlyMap<Target, Protection> {
  const protections = new Map<Target, Protection>();
  const keeper = keeperOf(keep);
  const namedBy = keeper.ofImage(image)?.requested;
  const imageReason = namedBy === undefined ? undefined : `\`keep\` names it: ${namedBy}`;
  const left = namesLeft(image, store);
  for (const target of inRemovalOrder(targets)) {
    const lost = target.kind === 'reference' ? left.goingWith(target.reference) : left.all();
    const isLastOfOldImage = wasThere && lost.length === left.count();
    const reason = imageReason ?? (isLastOfOldImage ? LAST_NAME : whyNamesStay(target, lost, keeper));
    if (reason === undefined) left.drop(lost);
    else protections.set(target, keptBecause(reason));
  }
  return protections;
}

/** The reason names the first lost name that `keep` protects. */
function whyNamesStay(target: PresentTarget, lost: readonly string[], keeper: Keeper): string | undefined {
  for (const name of lost) {
    const selector = keeper.ofReference(name);
    if (selector === undefined) continue;
    return target.kind === 'reference' && target.reference === name
      ? `\`keep\` names it: ${selector.requested}`
      : `${familiar(name)} would go with it, and \`keep\` names that: ${selector.requested}`;
  }
  return undefined;
}

function keptBecause(reason: string): Protection {
  return { verdict: 'kept', reason };
}

/** Images whose removal would make the engine prune an untagged parent that must stay. */
export function holdersOfParents(
  images: ReadonlyMap<string, Image>,
  mustStay: (id: string) => boolean,
): ReadonlySet<string> {
  const isHolder = derivedFromParents<boolean>(images, ({ parent: id }, isParentHolder = false) => {
    const parent = id === undefined ? undefined : images.get(id);
    if (parent === undefined) return false;
    // Pruning ends at the first parent with a name, unless the parent has lost that name by then.
    return mustStay(parent.id) || (referencesOf(parent).length === 0 && isParentHolder);
  });
  return new Set([...images.keys()].filter(isHolder));
}

const PRUNES_PARENT = 'Podman would also prune an untagged parent that must stay';

/** Podman always prunes, so an image stays there if another engine would have to be told not to prune. */
export function protectParentHolders(
  targets: readonly Target[],
  holders: ReadonlySet<string>,
): ReadonlyMap<Target, Protection> {
  const protectedTargets = targets.filter((target) => target.kind !== 'absent' && holders.has(target.image));
  return new Map(protectedTargets.map((target) => [target, keptBecause(PRUNES_PARENT)]));
}
