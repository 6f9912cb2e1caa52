import type { Image } from '../model/image.ts';
import { type Attempt, deletedBy, type StateAfter, type Survey } from '../model/removal.ts';
import { type Account, lostAnswers, reclaimed, sum, topLayers } from './account.ts';

/**
 * Podman names no layers when an image goes, and gives no account that could be compared. But a layer goes with the last
 * image that stands on it, and the history tells how large each layer is as an archive. On the disk it is a little less, or
 * more with a driver that copies layers: an estimate.
 */
export function accountHeld(survey: Survey, attempts: readonly Attempt[], stateAfter: StateAfter): Account {
  const lost = lostAnswers(attempts, stateAfter);
  const freeing = new Set(
    attempts.filter((attempt) => lost.has(attempt) || deletedBy(attempt).includes(attempt.target.image)),
  );
  const gone = new Set([...attempts.flatMap(deletedBy), ...[...freeing].map(({ target }) => target.image)]);
  const taken = new Set(
    [...survey.images.values()].filter(({ id }) => !gone.has(id)).flatMap(({ layers = [] }) => layers),
  );
  const byAttempt = new Map<Attempt, number>();
  let isAnyFree = false;
  for (const attempt of attempts) {
    const image = survey.images.get(attempt.target.image);
    if (attempt.answer.kind !== 'removed' && !lost.has(attempt)) continue;
    const free = freeing.has(attempt) ? (image?.layers ?? []).filter((layer) => !taken.has(layer)) : [];
    for (const layer of free) taken.add(layer);
    if (free.length > 0) isAnyFree = true;
    byAttempt.set(attempt, bytesOf(image, free.length, survey));
  }
  const total = reclaimed(sum(byAttempt.values()), isAnyFree ? 'estimate' : 'exact', AS_ARCHIVES);
  return { total, byAttempt };
}

const AS_ARCHIVES = 'Podman tells how large a layer is as an archive, and not on the disk';

/** What goes is always the top: whoever holds a layer holds those below it. */
function bytesOf(image: Image | undefined, count: number, { history }: Survey): number {
  if (image === undefined || count === 0) return 0;
  const known = topLayers(history.get(image.id) ?? [], image.layers?.length ?? 0, count);
  return known?.high ?? image.size ?? 0;
}
