import { NO_SUCH_IMAGE } from './absent.ts';
import type { Wish } from './item.ts';
import { fullName } from './reference.ts';
import type { Sparing } from './survey.ts';
import { chosenBy, type Target } from './target.ts';
import type { NotReached, Outcome } from './verdict.ts';

/** What is told of a target whatever became of it. */
export function identity(
  target: Target,
): Pick<Outcome, 'requested' | 'chosenBy' | 'reference' | 'id' | 'pullRequests'> {
  const { requested } = target.item;
  const own = { requested, chosenBy: chosenBy(target) };
  if (target.kind === 'reference') {
    const { reference, image, pullRequests = [] } = target;
    return { ...own, reference, id: image, ...(pullRequests.length === 0 ? {} : { pullRequests }) };
  }
  if (target.kind === 'id') return { ...own, id: target.image };
  return target.item.kind === 'id' ? own : { ...own, reference: fullName(target.item.reference) };
}

const NOTHING_WENT = { untagged: [], deleted: [] };

export function absent(target: Target): Outcome {
  return { ...identity(target), verdict: 'absent', reason: reasonOfAbsence(target), ...NOTHING_WENT };
}

export function reasonOfAbsence(target: Target): string {
  return (target.kind === 'absent' ? target.reason : undefined) ?? NO_SUCH_IMAGE;
}

export function untouched(target: Target, sparing: Sparing): Outcome {
  return { ...identity(target), ...sparing, ...NOTHING_WENT };
}

/** For what nobody came to; without a cause where the engine went wrong before. */
export function notReached(wish: Wish, cause: NotReached | undefined, reason: string): Outcome {
  const own =
    wish.kind === 'pattern'
      ? ({ requested: wish.requested, chosenBy: 'pattern' } as const)
      : identity({ kind: 'absent', item: wish });
  const why = cause === undefined ? { reason } : { cause, reason };
  return { ...own, verdict: 'not-reached', ...why, ...NOTHING_WENT };
}
