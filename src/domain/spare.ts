import { describeUse, someOf } from './conflict.ts';
import { containersUsing } from './containers.ts';
import { grouped } from './grouped.ts';
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
    const isGuarded = its.some(({ item }) => item.kind === 'pattern');
    const guard = isGuarded ? guarding(image, scene) : undefined;
    for (const target of its) {
      const sparing = left(target, scene) ?? (target.item.kind === 'pattern' ? guard : undefined);
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
  const present = targets.filter((target) => target.kind !== 'absent');
  const groups = grouped(present, ({ image }) => image);
  return new Map(
    [...groups].flatMap(([id, its]) => {
      const image = images.get(id);
      return image === undefined ? [] : [[image, its] as const];
    }),
  );
}

function left(target: PresentTarget, { leftOut }: Scene): Sparing | undefined {
  const reason = leftOut(target);
  return reason === undefined ? undefined : { verdict: 'kept', reason };
}

/** The runner tags what it builds for a Dockerfile action so: https://github.com/actions/runner */
const RUNNERS_OWN = /^(?:docker\.io\/library|localhost)\/[0-9a-f]{6}:[0-9a-f]{32}$/;

/** What only naming an image outright reaches. */
export function guarding(
  image: Image,
  scene: Pick<Scene, 'containers' | 'rule' | 'force'>,
): Sparing | undefined {
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
  // No next step: a setting that removes containers would reach all of them that the pattern's images have.
  return {
    verdict: 'in-use',
    reason: `used by ${someOf(inTheWay, (container) => describeUse(container, image))}`,
  };
}
