import { some, describe } from './conflict.ts';
import { containersUsing } from './containers.ts';
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
  /** Why the filters leave it out; undefined when they let it through. */
  readonly filteredOut: (target: PresentTarget) => string | undefined;
  /** Beginnings of the IDs of the container that this runs in, if it runs in one. */
  readonly ownContainer: readonly string[];
}

/** What is left alone of all that was chosen, and why. */
export function spare(targets: readonly Target[], scene: Scene): ReadonlyMap<Target, Sparing> {
  const spared = new Map<Target, Sparing>();
  for (const [image, its] of byImage(targets, scene)) {
    for (const target of its) {
      const sparing = filtered(target, scene) ?? guarded(target, image, scene);
      if (sparing !== undefined) spared.set(target, sparing);
    }
    const open = its.filter((target) => !spared.has(target));
    for (const [target, sparing] of spareKept(open, image, scene.keep, scene.store))
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

function filtered(target: PresentTarget, { filteredOut }: Scene): Sparing | undefined {
  const reason = filteredOut(target);
  return reason === undefined ? undefined : { verdict: 'kept', reason };
}

/** The runner tags what it builds for a Dockerfile action so: https://github.com/actions/runner */
const RUNNERS_OWN = /^docker\.io\/library\/[0-9a-f]{6}:[0-9a-f]{32}$/;

/** What only naming an image outright reaches. */
function guarded({ item }: PresentTarget, image: Image, scene: Scene): Sparing | undefined {
  if (item.kind !== 'pattern') return undefined;
  const own = image.tags.find((tag) => RUNNERS_OWN.test(tag));
  if (own !== undefined) {
    return { verdict: 'kept', reason: `the runner built it for an action of this job (${familiar(own)})` };
  }
  const users = containersUsing(image, scene.containers);
  const job = users.find(({ id }) => scene.ownContainer.some((start) => id.startsWith(start)));
  if (job !== undefined) return { verdict: 'kept', reason: `this job runs in it (container ${job.name})` };
  const inTheWay = users.filter((container) => isRunning(container) || !scene.force);
  if (inTheWay.length === 0) return undefined;
  return { verdict: 'in-use', reason: `used by ${some(inTheWay.map(describe))}` };
}
