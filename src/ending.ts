import type { NotReached } from './domain/verdict.ts';
import type { Answer } from './domain/attempt.ts';

/** When a step must come to its end. */
export interface Ending {
  /** From then on nothing new is begun. */
  readonly over: AbortSignal;
  /** From then on nothing is waited for. */
  readonly cut: AbortSignal;
  /** How long a look at what is left may take that begins now. */
  readonly look: () => AbortSignal;
  /** Why it is over. */
  readonly cause: () => NotReached;
}

/** The runner kills a cancelled step after 7.5 seconds; what is under way by then gets most of that. */
const LAST_ANSWERS_MS = 5000;
/**
 * The look at what is left must not fall to the deadline that ended the removals, so it has as long again. Who gave them
 * a moment does not want to wait a minute for an engine that hangs.
 */
const SHORTEST_LAST_LOOK_MS = 5000;
const LONGEST_LAST_LOOK_MS = 60_000;
/** But whoever is killed soon must have told by then what was done. */
const HASTY_LOOK_MS = 1500;

export const WHY_NOT_REACHED: Readonly<Record<NotReached, string>> = {
  time: 'the time was up before it came to it',
  cancelled: 'the step was cancelled before it came to it',
  enough: 'enough is free without it',
};

export function endingOf(timeoutMs: number, cancelled: AbortSignal): Ending {
  const over = new AbortController();
  const cut = new AbortController();
  const lookMs = Math.min(Math.max(timeoutMs, SHORTEST_LAST_LOOK_MS), LONGEST_LAST_LOOK_MS);
  abortAfter(timeoutMs, over);
  abortAfter(timeoutMs, cut);
  whenAborted(cancelled, () => {
    over.abort();
    abortAfter(LAST_ANSWERS_MS, cut);
  });
  return {
    over: over.signal,
    cut: cut.signal,
    look: () => {
      const look = new AbortController();
      abortAfter(lookMs, look);
      whenAborted(cancelled, () => {
        abortAfter(HASTY_LOOK_MS, look);
      });
      return look.signal;
    },
    cause: () => (cancelled.aborted ? 'cancelled' : 'time'),
  };
}

function whenAborted(signal: AbortSignal, work: () => void): void {
  if (signal.aborted) work();
  else signal.addEventListener('abort', work, { once: true });
}

/** Unlike `AbortSignal.timeout`, this goes by the clock that a test can move. */
function abortAfter(milliseconds: number, controller: AbortController): void {
  setTimeout(() => {
    controller.abort();
  }, milliseconds).unref();
}

/** @param detail what was under way */
export function notSent(cause: NotReached, detail?: string): Answer {
  const why = WHY_NOT_REACHED[cause];
  return { kind: 'not-sent', cause, why: detail === undefined ? why : `${why}; ${detail}` };
}
