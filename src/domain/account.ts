import type { Answer, Attempt } from './attempt.ts';
import { topLayers, type Bounds } from './layers.ts';
import type { Image } from './store.ts';
import type { Aftermath, Survey } from './survey.ts';

export type Method = 'exact' | 'upper-bound' | 'estimate' | 'off';

export interface Reclaimed {
  /** Undefined when not measured. */
  readonly bytes?: number;
  readonly method: Method;
}

export interface Account {
  readonly total: Reclaimed;
  /** What each attempt freed, where that is known. */
  readonly byAttempt: ReadonlyMap<Attempt, number>;
}

export const NOT_MEASURED: Account = { total: { method: 'off' }, byAttempt: new Map() };

/** When there was nothing to remove, nobody needs to be asked what that freed. */
export const NOTHING_FREED: Account = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };

/**
 * On the graphdriver store the engine lists the layers that a removal deleted. Nothing that other clients do at the
 * same time can disturb this figure. Where the list is lost, an image cannot have freed more than its own size.
 */
export function accountLayers(survey: Survey, attempts: readonly Attempt[], aftermath: Aftermath): Account {
  const byAttempt = new Map<Attempt, number>();
  const losses = lostAnswers(attempts, aftermath);
  // What an image can still have freed: two answers of an engine may claim the same.
  const room = new Map<string, number>();
  let method: Method = 'exact';
  for (const attempt of attempts) {
    const isLost = losses.has(attempt);
    if (attempt.answer.kind !== 'removed' && !isLost) continue;
    const freed = isLost ? upToSize(attempt, survey) : layerBytes(attempt, survey);
    const { image } = attempt.target;
    const left = room.get(image) ?? survey.images.get(image)?.size ?? Infinity;
    const bytes = Math.min(freed.high, left);
    room.set(image, left - bytes);
    byAttempt.set(attempt, bytes);
    if (freed.low !== bytes) method = 'upper-bound';
  }
  return { total: { bytes: sum(byAttempt.values()), method }, byAttempt };
}

/**
 * Removals after which the image is gone though no answer of ours says that it was deleted: the answer was lost, or
 * another client removed it in the same moment, and neither was told the whole. One for each image.
 */
export function lostAnswers(attempts: readonly Attempt[], aftermath: Aftermath): ReadonlySet<Attempt> {
  const ours = new Set(attempts.flatMap(deletedBy));
  const lost = attempts.filter(
    ({ answer, target }) =>
      !ours.has(target.image) && mayHaveGone(answer, aftermath.images.get(target.image)),
  );
  return new Set(new Map(lost.map((attempt) => [attempt.target.image, attempt])).values());
}

/** Where nobody could look behind an answer, the image may be gone too. */
function mayHaveGone({ kind }: Answer, now: Image | 'absent' | 'unknown' = 'unknown'): boolean {
  return (
    (kind === 'error' || kind === 'unanswered' || kind === 'removed') &&
    (now === 'absent' || now === 'unknown')
  );
}

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

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export function deletedBy({ answer }: Attempt): readonly string[] {
  return answer.kind === 'removed' ? answer.deleted : [];
}
