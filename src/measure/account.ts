import type { Image } from '../model/image.ts';
import type { StateAfter } from '../model/survey.ts';
import { type Attempt, deletedBy, type RemovalAnswer } from '../model/target.ts';

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

/** When there was nothing to remove, nobody needs to be asked what that freed. */
export const NOTHING_FREED: Account = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };

/**
 * Removals after which the image is gone though no answer of ours says that it was deleted: the answer was lost, or
 * another client removed it in the same moment, and neither was told the whole. One for each image.
 */
export function lostAnswers(attempts: readonly Attempt[], stateAfter: StateAfter): ReadonlySet<Attempt> {
  const ours = new Set(attempts.flatMap(deletedBy));
  const lost = attempts.filter(
    ({ answer, target }) =>
      !ours.has(target.image) && mayHaveGone(answer, stateAfter.images.get(target.image)),
  );
  return new Set(new Map(lost.map((attempt) => [attempt.target.image, attempt])).values());
}

/** Where nobody could look behind an answer, the image may be gone too. */
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

/** Bytes with the reason why they are no exact figure. At most nothing is exactly nothing. */
export function reclaimed(bytes: number, method: Method, reason: string): Reclaimed {
  return method === 'exact' || (method === 'upper-bound' && bytes === 0)
    ? { bytes, method: 'exact' }
    : { bytes, method, reason };
}
