import { deletedBy, layerBytes, sum, type Account } from './account.ts';
import type { Attempt } from './attempt.ts';
import type { Image } from './store.ts';
import type { Survey } from './survey.ts';

/**
 * What a removal from the containerd store would free. An image takes room twice there: its layers unpacked, of which
 * the history tells the sizes, and its content as it was pulled, of which only the sum is known. So the figure is exact
 * when the images share no content with those that stay or go beside them, and otherwise a limit.
 */
export function forecast(survey: Survey, attempts: readonly Attempt[]): Account {
  const freeing = attempts.filter((attempt) => deletedBy(attempt).includes(attempt.target.image));
  const sharers = countSharers(survey);
  const byAttempt = new Map<Attempt, number>();
  let isExact = true;
  let isKnown = true;
  for (const attempt of freeing) {
    const images = deletedBy(attempt).flatMap((id) => survey.images.get(id) ?? []);
    const unpacked = layerBytes(attempt, deletedBy(attempt), survey);
    const isOnePlatform = images.every(({ room }) => room !== undefined && room.variants <= 1);
    // The layers that are known are those of one variant; of the others only the sum is.
    const unpackedBytes =
      isOnePlatform && unpacked !== undefined ? unpacked.high : sum(images.map(unpackedOf));
    byAttempt.set(attempt, unpackedBytes + sum(images.map(({ room }) => room?.content ?? 0)));
    isKnown &&= images.every(({ room }) => room !== undefined);
    isExact &&=
      isOnePlatform &&
      unpacked !== undefined &&
      unpacked.low === unpacked.high &&
      images.every(({ diffIds = [] }) => diffIds.every((layer) => sharers.get(layer) === 1));
  }
  return {
    total: {
      bytes: sum(byAttempt.values()),
      method: isExact ? 'exact' : isKnown ? 'upper-bound' : 'estimate',
    },
    byAttempt,
  };
}

function countSharers({ images }: Survey): ReadonlyMap<string, number> {
  const sharers = new Map<string, number>();
  for (const { diffIds = [] } of images.values()) {
    for (const layer of new Set(diffIds)) sharers.set(layer, (sharers.get(layer) ?? 0) + 1);
  }
  return sharers;
}

function unpackedOf({ room }: Image): number {
  return room?.unpacked ?? 0;
}
