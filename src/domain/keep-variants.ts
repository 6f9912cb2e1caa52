import type { Baseline } from './baseline.ts';
import type { Wish } from './item.ts';
import { spareKept } from './keep.ts';
import { familiar } from './reference.ts';
import { referencesOf, type Image } from './store.ts';
import type { Sparing } from './survey.ts';
import type { PresentTarget } from './target.ts';

/**
 * Why an image loses no variant, though one of its names was chosen. A variant goes from all names of an image, so what
 * protects one of them, or the image itself, protects them all.
 */
export function whyWholeImageStays(
  target: PresentTarget,
  image: Image,
  keep: readonly Wish[],
  baseline: Baseline | undefined,
): Sparing | undefined {
  const wasThere = baseline?.images.has(image.id) === true;
  if (wasThere) return kept('the image was there before this job');
  const own = target.kind === 'reference' ? target.reference : undefined;
  const older = referencesOf(image).find((name) => name !== own && baseline?.references.has(name) === true);
  if (older !== undefined)
    return kept(`it has the name ${familiar(older)} too, which was there before this job`);
  // Asked for by ID, a removal takes all names along: the same question.
  const whole: PresentTarget = { kind: 'id', item: target.item, image: image.id };
  return spareKept([whole], image, { keep, store: 'containerd', wasThere }).get(whole);
}

function kept(reason: string): Sparing {
  return { verdict: 'kept', reason };
}
