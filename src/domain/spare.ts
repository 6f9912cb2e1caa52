import { describe, podsOf, removalOfPods, some } from './conflict.ts';
import { containersUsing } from './containers.ts';
import { isOwn, mayEvict, type EvictionRule } from './evict.ts';
import type { Wish } from './item.ts';
import { spareKept } from './keep.ts';
import { familiar } from './reference.ts';
import { isRunning, type Container, type Image, type Store } from './store.ts';
import type { Sparing } from './survey.ts';
import type { PresentTarget, Target } from './target.ts';

export interface Scene {
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  readonly keep: readonly Wish[];
  readonly store: Store;
  readonly force: boolean;
  /** Why the filters or the scope leave it out; undefined when they let it through. */
  readonly leftOut: (target: PresentTarget) => string | undefined;
  readonly rule: EvictionRule;
}

/** What is left alone of all that was chosen, and why. */
export function spare(targets: readonly Target[], scene: Scene): ReadonlyMap<Target, Sparing> {
  const spared = new Map<Target, Sparing>();
  for (const [image, its] of byImage(targets, scene)) {
    for (const target of its) {
      const sparing = left(target, scene) ?? guarded(target, image, scene);
      if (sparing !== undefined) spared.set(target, sparing);
    }
    const open = its.filter((target) => !spared.has(target));
    const wasThere = scene.rule.baseline?.images.has(image.id) === true;
    for (const [target, sparing] of spareKept(open, image, { ...scene, wasThere }))
      spared.set(target, sparing);
  }
  return spared;
}

function byImage(
  targets: readonly Target[],
  { images }: Scene,
): ReadonlyMap<Image, readonly PresentTarget[]> {
  const groups = new Map<Image, PresentTarget[]>();
  for (const target of targets) {
    const image = target.kind === 'absent' ? undefined : images.get(target.image);
    if (image === undefined || target.kind === 'absent') continue;
    groups.set(image, [...(groups.get(image) ?? []), target]);
  }
  return groups;
}

function left(target: PresentTarget, { leftOut }: Scene): Sparing | undefined {
  const reason = leftOut(target);
  return reason === undefined ? undefined : { verdict: 'kept', reason };
}

/** The runner tags what it builds for a Dockerfile action so: https://github.com/actions/runner */
const RUNNERS_OWN = /^(?:docker\.io\/library|localhost)\/[0-9a-f]{6}:[0-9a-f]{32}$/;

/** What only naming an image outright reaches. */
function guarded({ item }: PresentTarget, image: Image, scene: Scene): Sparing | undefined {
  if (item.kind !== 'pattern') return undefined;
  const own = image.tags.find((tag) => RUNNERS_OWN.test(tag));
  if (own !== undefined) {
    return { verdict: 'kept', reason: `the runner built it for an action of this job (${familiar(own)})` };
  }
  const users = containersUsing(image, scene.containers);
  const job = users.find((container) => isOwn(container, scene.rule.ownContainer));
  if (job !== undefined) return { verdict: 'kept', reason: `this job runs in it (container ${job.name})` };
  const inTheWay = users.filter(
    (container) => !mayEvict(container, scene.rule) && (isRunning(container) || !scene.force),
  );
  if (inTheWay.length === 0) return undefined;
  const isProtected = inTheWay.some(
    (container) => !mayEvict(container, { ...scene.rule, containers: 'all' }),
  );
  const setting = inTheWay.some(isRunning) ? 'all' : 'stopped';
  const inPods = podsOf(inTheWay).length > 0 ? { next: removalOfPods(inTheWay) } : {};
  return {
    verdict: 'in-use',
    reason: `used by ${some(inTheWay.map(describe))}`,
    ...(isProtected ? inPods : { next: `set \`containers: ${setting}\` to remove what uses it first` }),
  };
}
