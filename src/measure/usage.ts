import type { Usage } from '../model/image.ts';
import { type Attempt, deletedBy, type StateAfter, type Survey } from '../model/removal.ts';
import { type Account, lostAnswers, NOTHING_FREED, reclaimed, sum } from './account.ts';
import { certaintyOfAccount } from './certainty.ts';

/**
 * The containerd store lists no deleted layers, and only tells what all its images take. The drop of that total is
 * exact when nothing else changed it, and nothing else can hold what was deleted.
 */
export function accountUsage(
  before: Usage,
  after: Usage | undefined,
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
): Account {
  const lost = lostAnswers(attempts, stateAfter);
  const freeing = attempts.filter(
    (attempt) =>
      lost.has(attempt) ||
      (deletedBy(attempt).includes(attempt.target.image) && after?.images.has(attempt.target.image) !== true),
  );
  if (freeing.length === 0) return NOTHING_FREED;
  const gone = new Set([...attempts.flatMap(deletedBy), ...[...lost].map(({ target }) => target.image)]);
  if (after === undefined)
    return bound(before, freeing, 'the engine gave no account of its images afterwards');
  if (isDisturbed(before, after, survey, gone))
    return bound(before, freeing, 'other clients of the engine added or removed images meanwhile');
  const drop = before.total - after.total;
  const hasBuildCache = before.hasBuildCache || after.hasBuildCache;
  const { method, reason } = certaintyOfAccount(
    survey.engine,
    hasBuildCache,
    survey.containers,
    stateAfter.containers,
  );
  return { total: reclaimed(drop, method, reason), byAttempt: shares(drop, before, freeing) };
}

function isDisturbed(before: Usage, after: Usage, survey: Survey, gone: ReadonlySet<string>): boolean {
  const lost = [...before.images.keys()].filter((id) => !after.images.has(id));
  // The account leaves out an untagged parent until its child is gone.
  const added = [...after.images.keys()].filter((id) => !before.images.has(id) && !survey.images.has(id));
  return added.length > 0 || lost.some((id) => !gone.has(id)) || before.total < after.total;
}

/** The sizes of the images as an upper bound: an image cannot free more than its size. */
function bound(before: Usage, freeing: readonly Attempt[], reason: string): Account {
  const isKnown = ({ target }: Attempt): boolean => before.images.has(target.image);
  const known = freeing.filter(isKnown);
  const byAttempt = new Map(known.map((attempt) => [attempt, sizeOf(attempt, before)]));
  if (known.length < freeing.length) return { total: { method: 'off' }, byAttempt };
  return { total: reclaimed(sum(byAttempt.values()), 'upper-bound', reason), byAttempt };
}

/** What images share belongs to none of them, so a share is given only where one image alone can have freed it. */
function shares(drop: number, before: Usage, freeing: readonly Attempt[]): ReadonlyMap<Attempt, number> {
  const isAlone = ({ target }: Attempt): boolean => before.images.get(target.image)?.shared === 0;
  const alone = freeing.filter(isAlone);
  const others = freeing.filter((attempt) => !isAlone(attempt));
  if (freeing.length === 1) return new Map(freeing.map((attempt) => [attempt, drop]));
  const known = new Map(alone.map((attempt) => [attempt, sizeOf(attempt, before)]));
  const rest = drop - sum(known.values());
  if (rest < 0 || (others.length === 0 && rest !== 0)) return new Map();
  return others.length === 1
    ? new Map([...known, ...others.map((attempt) => [attempt, rest] as const)])
    : known;
}

function sizeOf({ target }: Attempt, usage: Usage): number {
  return usage.images.get(target.image)?.size ?? 0;
}
