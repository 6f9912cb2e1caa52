import type { NotReached } from './domain/verdict.ts';
import type { Answer } from './domain/attempt.ts';

/** When a step must come to its end. */
export interface Ending {
  /** From then on nothing new is begun. */
  readonly over: AbortSignal;
  /** From then on nothing is waited for. */
  readonly cut: AbortSignal;
  /** Why it is over. */
  readonly cause: () => NotReached;
}

/** The runner kills a cancelled step after 7.5 seconds; what is under way by then gets most of that. */
const LAST_ANSWERS_MS = 5000;

export const WHY_NOT_REACHED: Readonly<Record<NotReached, string>> = {
  time: 'the time was up before it came to it',
  cancelled: 'the step was cancelled before it came to it',
  enough: 'enough is free without it',
};

export function endingOf(timeoutMs: number, cancelled: AbortSignal): Ending {
  const over = new AbortController();
  const cut = new AbortController();
  const timeUp = AbortSignal.timeout(timeoutMs);
  timeUp.addEventListener('abort', () => {
    over.abort();
    cut.abort();
  });
  const cancel = (): void => {
    over.abort();
    setTimeout(() => {
      cut.abort();
    }, LAST_ANSWERS_MS).unref();
  };
  if (cancelled.aborted) cancel();
  else cancelled.addEventListener('abort', cancel, { once: true });
  return {
    over: over.signal,
    cut: cut.signal,
    cause: () => (cancelled.aborted ? 'cancelled' : 'time'),
  };
}

export function notSent(cause: NotReached): Answer {
  return { kind: 'not-sent', cause, why: WHY_NOT_REACHED[cause] };
}
