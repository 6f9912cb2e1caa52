import { setTimeout as pause } from 'node:timers/promises';
import type { Numbered } from '../model/pull-request.ts';
import { readAnswer } from './answer.ts';
import { client, noAnswer, type Reply } from './client.ts';
import { queryFor } from './query.ts';

export interface Access {
  readonly token: string;
  readonly repository: Repository;
  /** The address of the GraphQL API. */
  readonly graphql: string;
  readonly signal: AbortSignal;
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** The address for people, without a slash at its end. */
  readonly url: string;
}

/** Sends one request for all numbers, and a second one if GitHub asks to try again soon. */
export function asking({
  token,
  repository,
  graphql,
  signal,
}: Access): (numbers: readonly number[]) => Promise<readonly Numbered[]> {
  const send = client(token, graphql, signal);
  const { owner, name } = repository;
  return async (numbers) => {
    const query = queryFor(numbers);
    let reply = await send(query, { owner, name });
    const delay = delayBeforeRetry(reply);
    if (delay !== undefined) {
      await wait(delay, signal);
      reply = await send(query, { owner, name });
    }
    return readAnswer(reply, numbers, repository);
  };
}

const USUAL_DELAY_MS = 1000;

const LONGEST_DELAY_MS = 10_000;

/**
 * Undefined when waiting would not help or would take too long. GitHub sends `retry-after` with a secondary rate
 * limit, by 403, 429 or even 200:
 * https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
 */
function delayBeforeRetry({ status, headers }: Reply): number | undefined {
  const after = headers['retry-after'];
  const isOverloaded = status >= 500;
  if (after === undefined) return isOverloaded ? USUAL_DELAY_MS : undefined;
  const seconds = typeof after === 'string' && /^\d{1,9}$/.test(after) ? Number(after) : Infinity;
  return seconds * 1000 <= LONGEST_DELAY_MS ? seconds * 1000 : undefined;
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    throw noAnswer(error, signal);
  }
}
