import type { Image } from '../model/image.ts';
import { type Attempt, deletedBy, type Survey } from '../model/removal.ts';
import { type Account, layerBytes, reclaimed, sum } from './account.ts';
import { type Certainty, worse } from './certainty.ts';

/**
 * Predicts what a removal from the containerd store frees. That store keeps each image twice: its unpacked layers,
 * whose sizes are in the history, and its content as it was pulled, of which only the sum is known. So the figure is
 * exact when the image shares no content with any other image, and otherwise an upper bound.
 */
export function forecast(survey: Survey, attempts: readonly Attempt[], best: Certainty): Account {
  const sharers = countSharers(survey);
  const byAttempt = new Map<Attempt, number>();
  let certainty = best;
  for (const attempt of attempts) {
    if (!deletedBy(attempt).includes(attempt.target.image)) continue;
    const images = deletedBy(attempt).flatMap((id) => survey.images.get(id) ?? []);
    const unpacked = images.every((image) => isHistoryRight(image, survey))
      ? layerBytes(attempt, survey)
      : undefined;
    const content = sum(images.map(({ variantSizes }) => variantSizes?.content ?? 0));
    byAttempt.set(
      attempt,
      content + (unpacked?.high ?? sum(images.map(({ variantSizes }) => variantSizes?.unpacked ?? 0))),
    );
    const sharesNothing = images.every(({ diffIds = [] }) =>
      diffIds.every((layer) => sharers.get(layer) === 1),
    );
    const isExact = unpacked !== undefined && unpacked.low === unpacked.high && sharesNothing;
    if (!isExact) certainty = worse(certainty, SHARED);
    if (images.some(({ variantSizes }) => variantSizes === undefined))
      certainty = worse(certainty, UNKNOWN_SIZE);
  }
  const { method, reason } = certainty;
  return { total: reclaimed(sum(byAttempt.values()), method, reason), byAttempt };
}

const SHARED: Certainty = {
  method: 'upper-bound',
  reason: 'the engine does not tell before a removal how much the images share',
};

const UNKNOWN_SIZE: Certainty = {
  method: 'estimate',
  reason: 'the engine does not tell the size of each image',
};

/** The history shows only one of several platforms, counts repeated layers twice, and is wrong for commits. */
function isHistoryRight(
  { id, variantSizes, layers = [], diffIds = [] }: Image,
  { history }: Survey,
): boolean {
  return (
    variantSizes !== undefined &&
    variantSizes.variants === 1 &&
    new Set(diffIds).size === layers.length &&
    sum(history.get(id) ?? []) === variantSizes.unpacked
  );
}

function countSharers({ images }: Survey): ReadonlyMap<string, number> {
  const sharers = new Map<string, number>();
  for (const { diffIds = [] } of images.values()) {
    for (const layer of new Set(diffIds)) sharers.set(layer, (sharers.get(layer) ?? 0) + 1);
  }
  return sharers;
}
