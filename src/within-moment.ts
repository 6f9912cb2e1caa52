import { createContext, Script } from 'node:vm';
import { InputError } from './domain/input-error.ts';

const MOMENT_MS = 3000;
const call = new Script('work()');

/**
 * Matching a hostile pattern (`*a*a*a*b` and a name of many `a`) can take longer than anybody lives. Only the virtual
 * machine of Node can end a regular expression that is at work.
 */
export function withinMoment<Result>(input: string, work: () => Result): Result {
  const done: { result?: { readonly value: Result } } = {};
  const context = createContext({
    work: () => {
      done.result = { value: work() };
    },
  });
  try {
    call.runInContext(context, { timeout: MOMENT_MS });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    const allowed = 'take too long to match; write fewer * into one pattern';
    throw new InputError([{ input, value: 'the patterns', allowed }]);
  }
  if (done.result === undefined) throw new Error('the work ended without a result');
  return done.result.value;
}

/** It comes out of the other context, so that it is no Error of ours. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
