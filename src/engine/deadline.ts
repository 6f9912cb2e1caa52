import type { NotReached } from '../model/outcome.ts';
import { EngineError } from './errors.ts';
import type { Engine } from './port.ts';

export function withTimeToLook(engine: Engine, { timeToLook: look }: Deadline): Engine {
  return engine.until(look());
}

/** When a step must come to its end. */
export interface Deadline {
  /** From then on nothing new is begun. */
  readonly stopStarting: AbortSignal;
  /** From then on nothing is waited for. */
  readonly stopWaiting: AbortSignal;
  /** How long a look at what is left may take that begins now. */
  readonly timeToLook: () => AbortSignal;
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

export function deadlineOf(timeoutMs: number, cancelled: AbortSignal): Deadline {
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
    stopStarting: over.signal,
    stopWaiting: cut.signal,
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

/** Unlike `AbortSignal.timeout`, this goes by the clock that a test can move. */
function abortAfter(milliseconds: number, controller: AbortController): void {
  setTimeout(() => {
    controller.abort();
  }, milliseconds).unref();
}

/** What `AbortSignal.any` with a timeout would do, were it not that Node before 22.16 forgets such a timeout. */
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
 * What the work comes to, or from the end on something in its place: a file operation that hangs cannot be broken off, only
 * be waited for no longer.
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

/** An engine that fails now takes nothing back of what was done: the report says what is not known. */
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
