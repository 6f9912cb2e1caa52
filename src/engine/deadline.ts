import type { NotReached } from '../model/outcome.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './port.ts';

/** When a step must end. */
export interface Deadline {
  /** From then on the step begins nothing new. */
  readonly stopStarting: AbortSignal;
  /** From then on the step waits for nothing. */
  readonly stopWaiting: AbortSignal;
  /** Starts the time limit for a look at what is left. */
  readonly timeToLook: () => AbortSignal;
  /** Why the removals ended. */
  readonly cause: () => NotReached;
}

export function withTimeToLook(engine: Engine, { timeToLook }: Deadline): Engine {
  return engine.until(timeToLook());
}

/** The runner kills a cancelled step after 7.5 seconds; requests under way get most of that. */
const LAST_ANSWERS_MS = 5000;

/**
 * The look at what is left needs time of its own after the deadline: as long again as the removals had, within these
 * limits. A user with a short timeout does not want to wait a minute for an engine that hangs.
 */
const SHORTEST_LAST_LOOK_MS = 5000;

const LONGEST_LAST_LOOK_MS = 60_000;

/** After a cancellation the report must be written before the runner kills the step. */
const HASTY_LOOK_MS = 1500;

export function deadlineOf(timeoutMs: number, cancelled: AbortSignal): Deadline {
  const stopStarting = new AbortController();
  const stopWaiting = new AbortController();
  const lookMs = Math.min(Math.max(timeoutMs, SHORTEST_LAST_LOOK_MS), LONGEST_LAST_LOOK_MS);
  abortAfter(timeoutMs, stopStarting);
  abortAfter(timeoutMs, stopWaiting);
  whenAborted(cancelled, () => {
    stopStarting.abort();
    abortAfter(LAST_ANSWERS_MS, stopWaiting);
  });
  return {
    stopStarting: stopStarting.signal,
    stopWaiting: stopWaiting.signal,
    timeToLook: () => {
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

/** Unlike `AbortSignal.timeout`, this uses the clock that a test can move. */
function abortAfter(milliseconds: number, controller: AbortController): void {
  setTimeout(() => {
    controller.abort();
  }, milliseconds).unref();
}

/** Replaces `AbortSignal.any` with a timeout, which Node before 22.16 forgets. */
export function endingWithin(milliseconds: number, signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = (): void => {
    controller.abort();
  };
  setTimeout(end, milliseconds).unref();
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return controller.signal;
}

/**
 * Resolves to the result of the work, or to `instead` once `end` is aborted: a file operation that hangs cannot be
 * cancelled, so the step stops waiting for it.
 */
export async function unlessOver<Result, Instead>(
  work: Promise<Result>,
  end: AbortSignal,
  instead: Instead,
  patienceMs = 0,
): Promise<Result | Instead> {
  const waiting = new AbortController();
  const over = new Promise<Instead>((resolve) => {
    const giveUp = (): void => {
      const timer = setTimeout(resolve, patienceMs, instead);
      waiting.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
    };
    if (end.aborted) giveUp();
    else end.addEventListener('abort', giveUp, { once: true, signal: waiting.signal });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    waiting.abort();
  }
}

/** If the engine fails now, the removals are done all the same, and the report says what is not known. */
export async function orIfEngineFails<Found, Instead>(
  question: Promise<Found>,
  instead: Instead,
): Promise<Found | Instead> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof EngineError) return instead;
    throw error;
  }
}
