import { pullRequestsIn } from '../model/pattern.ts';
import { type AskPullRequests, isPullRequest, type Numbered, whyNotClosed } from '../model/pull-request.ts';
import type { PresentTarget } from '../model/removal.ts';

export interface PullRequestCheck {
  readonly chosen: readonly PresentTarget[];
  /** Matches of open pull requests, with the reason why each stays. */
  readonly kept: ReadonlyMap<PresentTarget, string>;
  /** Why GitHub gave no answer; then patterns with `{closed-pr}` choose nothing. */
  readonly failures: readonly string[];
}

/** Asks GitHub for all pull requests whose numbers are in the matches, in one call, and only if there are any. */
export async function withoutOpenPullRequests(
  matches: readonly PresentTarget[],
  ask: AskPullRequests,
): Promise<PullRequestCheck> {
  if (!matches.some(({ selector }) => selector.kind === 'pattern' && selector.isNumbered))
    return { chosen: matches, kept: new Map(), failures: [] };
  const numbers = numbersOf(matches);
  const answer = await ask([...new Set([...numbers.values()].flat())].toSorted((a, b) => a - b));
  if ('problem' in answer) {
    const chosen = matches.filter((target) => !numbers.has(target));
    return { chosen, kept: new Map(), failures: [answer.problem] };
  }
  const kept = new Map<PresentTarget, string>();
  const chosen = matches.flatMap((target) => {
    const found = numbers
      .get(target)
      ?.map((number): Numbered => answer.known.get(number) ?? { number, state: 'unknown' });
    if (found === undefined) return [target];
    const checked = { ...target, pullRequests: found.filter(isPullRequest) };
    // A name can be read with several numbers; it is removed only if all of these are closed.
    const [reason] = found.flatMap((numbered) => whyNotClosed(numbered) ?? []);
    if (reason !== undefined) kept.set(checked, reason);
    return reason === undefined && found.length > 0 ? [checked] : [];
  });
  return { chosen, kept, failures: [] };
}

function numbersOf(matches: readonly PresentTarget[]): ReadonlyMap<PresentTarget, readonly number[]> {
  return new Map(
    matches.flatMap((target) => {
      const { selector } = target;
      if (selector.kind !== 'pattern' || !selector.isNumbered || target.kind === 'id') return [];
      return [[target, pullRequestsIn(selector, target.reference)] as const];
    }),
  );
}
