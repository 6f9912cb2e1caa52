import type { PresentTarget } from './target.ts';
import type { NotReached } from './verdict.ts';

/** What the engine answered to one removal. */
export type Answer =
  | { readonly kind: 'removed'; readonly untagged: readonly string[]; readonly deleted: readonly string[] }
  | { readonly kind: 'gone'; readonly message: string }
  | { readonly kind: 'conflict'; readonly message: string }
  /** `broken`: the connection ended before the answer did, so nobody knows whether the engine did it. */
  | { readonly kind: 'error'; readonly message: string; readonly broken: boolean }
  | { readonly kind: 'not-sent'; readonly cause: NotReached; readonly why: string };

export interface Attempt {
  readonly target: PresentTarget;
  readonly answer: Answer;
}
