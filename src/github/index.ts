import { endingWithin } from '../engine/deadline.ts';
import type { Numbered, PullRequestAnswer } from '../model/pull-request.ts';
import { type Access, asking } from './asking.ts';
import { Refusal } from './refusal.ts';

/** GitHub looks so many up in well under a second; many more would run into its time limit. */
const AT_ONCE = 100;

/** For all requests together: a runner waits here. */
const LONGEST_MS = 30_000;

/** What GitHub says of these numbers, or the one sentence why it says nothing. One request after the other, as it asks. */
export async function pullRequests(numbers: readonly number[], access: Access): Promise<PullRequestAnswer> {
  const signal = endingWithin(LONGEST_MS, access.signal);
  const ask = asking({ ...access, signal });
  const known = new Map<number, Numbered>();
  try {
    for (let start = 0; start < numbers.length; start += AT_ONCE) {
      const found = await ask(numbers.slice(start, start + AT_ONCE));
      for (const numbered of found) known.set(numbered.number, numbered);
    }
    return { known };
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
