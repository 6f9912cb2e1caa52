import { ADD_PERMISSION, type PullRequestAnswer, TRY_LATER, unanswered } from '../model/pull-request.ts';

/**
 * GitHub did not answer, or refused. The message is ours, because text from a server could hold anything, even the
 * token.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly answer: PullRequestAnswer;

  constructor(why: string, next: string = TRY_LATER, options: { readonly cause?: unknown } = {}) {
    super(why, options);
    this.answer = unanswered(why, next);
  }
}

export function noRights(why: string): Refusal {
  return new Refusal(why, ADD_PERMISSION);
}

export const RATE_LIMIT = 'the rate limit is used up';
