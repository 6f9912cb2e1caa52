import { endingWithin } from '../engine/deadline.ts';
import type { Numbered, PullRequestAnswer } from '../model/pull-request.ts';
import { type Access, asking } from './asking.ts';
import { Refusal } from './refusal.ts';

/** GitHub looks up this many in less than a second; many more could exceed its time limit. */
const NUMBERS_PER_REQUEST = 100;

/** The limit for all requests together, because the job waits for them. */
const ALL_REQUESTS_MS = 30_000;

/**
 * What GitHub says about these numbers, or why it says nothing. The requests go one after another, as GitHub
 * recommends.
 */
export async function pullRequests(numbers: readonly number[], access: Access): Promise<PullRequestAnswer> {
  const signal = endingWithin(ALL_REQUESTS_MS, access.signal);
  const ask = asking({ ...access, signal });
  const known = new Map<number, Numbered>();
  try {
    for (let start = 0; start < numbers.length; start += NUMBERS_PER_REQUEST) {
      const found = await ask(numbers.slice(start, start + NUMBERS_PER_REQUEST));
      for (const numbered of found) known.set(numbered.number, numbered);
    }
    return { known };
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}
