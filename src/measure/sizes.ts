import type { Image } from '../model/image.ts';
import { type Attempt, deletedBy, type StateAfter, type Survey } from '../model/removal.ts';
import { type Account, lostAnswers, NOT_MEASURED, reclaimed, sum } from './account.ts';
import type { MeasurePlan } from './measure-plan.ts';

export const FEW_OF_MANY =
  'for a few images of a large store only their sizes are added up, and they may share a part; `measure: exact` counts the whole store';

/** Counts without a look at the whole store: an image cannot free more than its size. */
export function accountSizes(
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  { needsVariantSizes }: Pick<MeasurePlan, 'needsVariantSizes'>,
): Account {
  const lost = lostAnswers(attempts, stateAfter);
  const byAttempt = new Map<Attempt, number>();
  // An image can be deleted twice if another client creates it again meanwhile.
  const counted = new Set<string>();
  for (const attempt of attempts) {
    if (attempt.answer.kind !== 'removed' && !lost.has(attempt)) continue;
    const gone = deletedBy(attempt).filter((id) => stateAfter.images.get(id) === 'absent');
    const freed = new Set(lost.has(attempt) ? [...gone, attempt.target.image] : gone);
    const ids = [...freed].filter((id) => !counted.has(id));
    const sizes = ids.map((id) => sizeOf(survey.images.get(id), needsVariantSizes));
    const known = sizes.filter((size) => size !== undefined);
    if (known.length < sizes.length) return NOT_MEASURED;
    byAttempt.set(attempt, sum(known));
    for (const id of ids) counted.add(id);
  }
  return { total: reclaimed(sum(byAttempt.values()), 'upper-bound', FEW_OF_MANY), byAttempt };
}

/** On the containerd store, an image takes what all its variants take. */
function sizeOf(image: Image | undefined, needsVariantSizes: boolean): number | undefined {
  if (!needsVariantSizes) return image?.size;
  return image?.variantSizes === undefined
    ? undefined
    : image.variantSizes.content + image.variantSizes.unpacked;
}
