import type { Image } from '../model/image.ts';
import { type Attempt, deletedBy, type StateAfter, type Survey } from '../model/removal.ts';
import { type Account, lostAnswers, reclaimed, sum, topLayers } from './account.ts';

/**
 * Podman lists no deleted layers. But a layer is deleted with the last image that has it, and the history holds the
 * size of each layer as an archive. On the disk a layer takes a little less, or more with small files and with a driver
 * that copies layers, so the figure is an estimate. The account of newer versions adds up the same archives, and leaves
 * out what containers wrote, so its drop would tell nothing better.
 */
export function accountHeld(survey: Survey, attempts: readonly Attempt[], stateAfter: StateAfter): Account {
  const lost = lostAnswers(attempts, stateAfter);
  const freeing = new Set(
    attempts.filter((attempt) => lost.has(attempt) || deletedBy(attempt).includes(attempt.target.image)),
  );
  const gone = new Set([...attempts.flatMap(deletedBy), ...[...freeing].map(({ target }) => target.image)]);
  const held = new Set(
    [...survey.images.values()].filter(({ id }) => !gone.has(id)).flatMap(({ layers = [] }) => layers),
  );
  const byAttempt = new Map<Attempt, number>();
  let isAnyFreed = false;
  for (const attempt of attempts) {
    const image = survey.images.get(attempt.target.image);
    if (attempt.answer.kind !== 'removed' && !lost.has(attempt)) continue;
    const freed = freeing.has(attempt) ? (image?.layers ?? []).filter((layer) => !held.has(layer)) : [];
    for (const layer of freed) held.add(layer);
    if (freed.length > 0) isAnyFreed = true;
    byAttempt.set(attempt, bytesOf(image, freed.length, survey));
  }
  const total = reclaimed(sum(byAttempt.values()), isAnyFreed ? 'estimate' : 'exact', AS_ARCHIVES);
  return { total, byAttempt };
}

const AS_ARCHIVES = 'Podman tells the size of a layer as an archive, and not its size on the disk';

/** Freed layers are always the topmost: an image that has a layer also has all layers below it. */
function bytesOf(image: Image | undefined, count: number, { history }: Survey): number {
  if (image === undefined || count === 0) return 0;
  const known = topLayers(history.get(image.id) ?? [], image.layers?.length ?? 0, count);
  return known?.high ?? image.size ?? 0;
}
