import type { PresentTarget } from './target.ts';
import type { Sparing } from './survey.ts';
import type { NotReached } from './verdict.ts';

/** What the engine answered to one removal. */
export type Answer =
  | { readonly kind: 'removed'; readonly untagged: readonly string[]; readonly deleted: readonly string[] }
  | { readonly kind: 'gone'; readonly message: string }
  | { readonly kind: 'conflict'; readonly message: string }
  /** `broken`: the connection ended before the answer did, so nobody knows whether the engine did it. */
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly broken: boolean;
      /** We stopped waiting for the answer. */
      readonly aborted?: true;
    }
  /** The step ended while the engine was at it: it may still do what it was asked. */
  | { readonly kind: 'unanswered'; readonly cause: NotReached; readonly message: string }
  /** The look before the removal showed something else than what was planned, so the engine was not asked. */
  | { readonly kind: 'withheld'; readonly why: Sparing }
  | { readonly kind: 'not-sent'; readonly cause: NotReached; readonly why: string };

export interface Attempt {
  readonly target: PresentTarget;
  readonly answer: Answer;
}
