import { TRAITS } from '../model/engine-traits.ts';
import { type Image, untaggedAncestors } from '../model/image.ts';
import { familiar } from '../model/reference.ts';
import {
  type Attempt,
  chosenImages,
  deletedBy,
  type RemovalAnswer,
  removalName,
  type StateAfter,
  type Survey,
} from '../model/removal.ts';

export type Method = 'exact' | 'upper-bound' | 'estimate' | 'off';

export interface Reclaimed {
  /** Undefined when not measured. */
  readonly bytes?: number;
  readonly method: Method;
  /** Why the bytes are not exact. */
  readonly reason?: string;
}

export interface Account {
  readonly total: Reclaimed;
  /** What each attempt freed, where that is known. */
  readonly byAttempt: ReadonlyMap<Attempt, number>;
}

export const NOT_MEASURED: Account = { total: { method: 'off' }, byAttempt: new Map() };

/** Where nothing was removed, the bytes are known without asking the engine. */
export const NOTHING_FREED: Account = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };

/**
 * Removals after which the image is gone, though no answer says that we deleted it: the answer was lost, or another
 * client removed the image at the same time, so that the engine answered each with a part. One for each image.
 */
export function lostAnswers(attempts: readonly Attempt[], stateAfter: StateAfter): ReadonlySet<Attempt> {
  const ours = new Set(attempts.flatMap(deletedBy));
  const lost = attempts.filter(
    ({ answer, target }) =>
      !ours.has(target.image) && mayHaveGone(answer, stateAfter.images.get(target.image)),
  );
  return new Set(new Map(lost.map((attempt) => [attempt.target.image, attempt])).values());
}

/** Where the state afterwards is unknown, the image may be gone too. */
function mayHaveGone({ kind }: RemovalAnswer, now: Image | 'absent' | 'unknown' = 'unknown'): boolean {
  return (
    (kind === 'error' || kind === 'unanswered' || kind === 'removed') &&
    (now === 'absent' || now === 'unknown')
  );
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Drops the reason where the figure is exact. An upper bound of zero is exact. */
export function reclaimed(bytes: number, method: Method, reason: string): Reclaimed {
  return method === 'exact' || (method === 'upper-bound' && bytes === 0)
    ? { bytes, method: 'exact' }
    : { bytes, method, reason };
}

/**
 * On the graphdriver store the engine lists the layers that a removal deleted, so other clients cannot disturb this
 * figure. Where that list was lost, the size of the image is the upper bound.
 */
export function accountLayers(survey: Survey, attempts: readonly Attempt[], stateAfter: StateAfter): Account {
  const byAttempt = new Map<Attempt, number>();
  const lost = lostAnswers(attempts, stateAfter);
  // How much each image can still have freed, because two answers may list the same layers.
  const remaining = new Map<string, number>();
  let isExact = true;
  for (const attempt of attempts) {
    const isLost = lost.has(attempt);
    if (attempt.answer.kind !== 'removed' && !isLost) continue;
    const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
    const { image } = attempt.target;
    const limit = remaining.get(image) ?? survey.images.get(image)?.size ?? Infinity;
    const bytes = Math.min(freed.high, limit);
    remaining.set(image, limit - bytes);
    byAttempt.set(attempt, bytes);
    if (freed.low !== bytes) isExact = false;
  }
  const reason = lost.size > 0 ? ANSWER_LOST : LAYERS_UNCLEAR;
  const total = reclaimed(sum(byAttempt.values()), isExact ? 'exact' : 'upper-bound', reason);
  return { total, byAttempt };
}

const ANSWER_LOST =
  'an answer of the engine was lost, or another client removed the same image at the same time';

const LAYERS_UNCLEAR = 'the history of an image does not tell the size of each of its layers';

/**
 * The bytes of the layers that an attempt deleted. Those of pruned parents are among them: an image has all their
 * layers.
 */
export function layerBytes(attempt: Attempt, survey: Survey): Bounds {
  const layers = deletedBy(attempt).filter((id) => !survey.images.has(id));
  if (layers.length === 0) return { low: 0, high: 0 };
  const image = survey.images.get(attempt.target.image);
  const chain = image?.layers ?? [];
  const history = survey.history.get(attempt.target.image) ?? [];
  // Deleted layers are always the top of the image's own chain; the size of anything else is unknown.
  const gone = new Set(layers);
  const isTop = chain.slice(-layers.length).every((layer) => gone.has(layer));
  const known = isTop ? topLayers(history, chain.length, layers.length) : undefined;
  if (known !== undefined) return known;
  const isAll = isTop && layers.length === chain.length;
  const { high } = upToSize(attempt, survey);
  return { low: isAll ? high : 0, high };
}

function upToSize({ target }: Attempt, survey: Survey): Bounds {
  return { low: 0, high: survey.images.get(target.image)?.size ?? 0 };
}

/** Where both are equal, the bytes are exact. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The bytes of the topmost `count` layers of an image.
 *
 * The history (newest first) has an entry for each step of the build, with the size of the layer that the step made.
 * Steps that made no layer have size 0, and so have some real layers (WORKDIR). So it is known how many of the zeros
 * are layers, and not which ones. The lower bound assumes the newest zeros, the upper bound the oldest.
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

/**
 * The images among the IDs that an answer lists as deleted, also images that the survey does not know. The
 * graphdriver store lists layers beside them, of which only those of the target's image are known.
 */
export function deletedImages(attempt: Attempt, { images, engine }: Survey): readonly string[] {
  const ids = deletedBy(attempt);
  const { target, answer } = attempt;
  // The answer was lost, so the engine may have pruned the parents too. Only the state afterwards can tell.
  if (answer.kind === 'error' || answer.kind === 'unanswered') {
    const image = images.get(target.image);
    return image === undefined ? [] : untaggedAncestors(image, images);
  }
  if (!TRAITS[engine.store].tellsDeletedLayers) return ids;
  const layers = images.get(attempt.target.image)?.layers;
  const known = ids.filter((id) => images.has(id));
  // If the image itself was deleted, all unknown IDs are its layers.
  if (layers === undefined || ids.includes(attempt.target.image)) return known;
  // An image comes before its layers, so only the first ID is certainly an image.
  const [first] = ids;
  const isUnseen = first !== undefined && !images.has(first) && !layers.includes(first);
  return isUnseen ? [first, ...known] : known;
}

/** An image that nobody chose, and that was deleted because a name moved to it during the removal. */
export function unplanned(
  attempt: Attempt,
  survey: Survey,
  isGone: (id: string) => boolean,
): string | undefined {
  const { target } = attempt;
  if (target.kind === 'id' || isGone(target.image)) return undefined;
  return deletedImages(attempt, survey).find((id) => !chosenImages(survey).has(id) && isGone(id));
}

/** A warning for each image that was deleted though nobody chose it. */
export function accidents(
  attempts: readonly Attempt[],
  survey: Survey,
  { images }: StateAfter,
): readonly string[] {
  return attempts.flatMap((attempt) => {
    const id = unplanned(attempt, survey, (candidate) => images.get(candidate) === 'absent');
    if (id === undefined) return [];
    const name = familiar(removalName(attempt.target));
    return [
      `${id} was removed though nobody asked for it: another client gave it the name ${name} while that name was being removed`,
    ];
  });
}
