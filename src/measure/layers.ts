import type { StateAfter, Survey } from '../model/survey.ts';
import { type Attempt, deletedBy } from '../model/target.ts';
import { type Account, lostAnswers, reclaimed, sum } from './account.ts';

/**
 * On the graphdriver store the engine lists the layers that a removal deleted. Nothing that other clients do at the
 * same time can disturb this figure. Where the list is lost, an image cannot have freed more than its own size.
 */
export function accountLayers(survey: Survey, attempts: readonly Attempt[], stateAfter: StateAfter): Account {
  const byAttempt = new Map<Attempt, number>();
  const losses = lostAnswers(attempts, stateAfter);
  // What an image can still have freed: two answers of an engine may claim the same.
  const room = new Map<string, number>();
  let isExact = true;
  for (const attempt of attempts) {
    const isLost = losses.has(attempt);
    if (attempt.answer.kind !== 'removed' && !isLost) continue;
    const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
    const { image } = attempt.target;
    const left = room.get(image) ?? survey.images.get(image)?.size ?? Infinity;
    const bytes = Math.min(freed.high, left);
    room.set(image, left - bytes);
    byAttempt.set(attempt, bytes);
    if (freed.low !== bytes) isExact = false;
  }
  const reason = losses.size > 0 ? ANSWER_LOST : LAYERS_UNCLEAR;
  const total = reclaimed(sum(byAttempt.values()), isExact ? 'exact' : 'upper-bound', reason);
  return { total, byAttempt };
}

const ANSWER_LOST = 'an answer was lost, or others removed the same image in that moment';
const LAYERS_UNCLEAR = 'the history of an image does not tell the size of each of its layers';

/** The layers of an attempt's own image that it deleted; what a pruned parent had is among them. */
export function layerBytes(attempt: Attempt, survey: Survey): Bounds {
  const layers = deletedBy(attempt).filter((id) => !survey.images.has(id));
  if (layers.length === 0) return { low: 0, high: 0 };
  const image = survey.images.get(attempt.target.image);
  const chain = image?.layers ?? [];
  const history = survey.history.get(attempt.target.image) ?? [];
  // Deleted layers are always the top of the image's own chain; anything else would be a fact that we do not understand.
  const gone = new Set(layers);
  const isTop = chain.slice(-layers.length).every((layer) => gone.has(layer));
  const known = isTop ? topLayers(history, chain.length, layers.length) : undefined;
  if (known !== undefined) return known;
  const isWhole = isTop && layers.length === chain.length;
  const { high } = upToSize(attempt, survey);
  return { low: isWhole ? high : 0, high };
}

function upToSize({ target }: Attempt, survey: Survey): Bounds {
  return { low: 0, high: survey.images.get(target.image)?.size ?? 0 };
}

/** Bytes of which only limits are known; where the two agree they are exact. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The bytes of the topmost `count` layers of an image.
 *
 * The history (newest first) has an entry for each step of the build, and tells the size of the layer that the step
 * made. Steps that made none have size 0, and so do some real layers (WORKDIR), so only the number of zeros that are
 * layers is known, not which. The least is reached when the newest zeros are layers, the most when the oldest are.
 */
export function topLayers(history: readonly number[], layers: number, count: number): Bounds | undefined {
  const zeros = history.filter((size) => size === 0).length;
  const realZeros = layers - (history.length - zeros);
  if (realZeros < 0 || realZeros > zeros || count > layers) return undefined;
  return {
    low: sumOfTop(history, count, (zerosSeen) => zerosSeen < realZeros),
    high: sumOfTop(history, count, (zerosSeen) => zerosSeen >= zeros - realZeros),
  };
}

function sumOfTop(
  history: readonly number[],
  count: number,
  isLayer: (zerosSeen: number) => boolean,
): number {
  let sum = 0;
  let left = count;
  let zerosSeen = 0;
  for (const size of history) {
    if (left === 0) break;
    if (size > 0 || isLayer(zerosSeen)) left -= 1;
    if (size === 0) zerosSeen += 1;
    sum += size;
  }
  return sum;
}
