import { type NotReached, type Outcome, type Protection, WHY_NOT_REACHED } from './outcome.ts';
import type { PullRequest } from './pull-request.ts';
import type { NamedSelector, Selector } from './selector.ts';

/** An item after the engine was asked what it stands for. */
export type Target =
  | {
      readonly kind: 'reference';
      readonly item: Selector;
      readonly reference: string;
      readonly image: string;
      /** Those that `{closed-pr}` in its pattern stands for. */
      readonly pullRequests?: readonly PullRequest[];
    }
  | { readonly kind: 'id'; readonly item: Selector; readonly image: string }
  | {
      readonly kind: 'absent';
      readonly item: NamedSelector;
      /** What is there instead, where somebody looked. */
      readonly reason?: string;
    };

export type PresentTarget = Exclude<Target, { kind: 'absent' }>;

/** What DELETE is asked for: always a full name or a full ID, since a short one can mean something else meanwhile. */
export function removalName(target: PresentTarget): string {
  return target.kind === 'reference' ? target.reference : target.image;
}

export function targetKey(target: Target): string {
  if (target.kind !== 'absent') return `${target.kind} ${removalName(target)}`;
  return `absent ${target.item.requested}`;
}

export function chosenBy({ kind, item }: Target): Outcome['chosenBy'] {
  if (item.kind === 'pattern') return 'pattern';
  return kind === 'id' || item.kind === 'id' ? 'id' : 'name';
}

/** What the engine answered to one removal. */
export type RemovalAnswer =
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
  | { readonly kind: 'withheld'; readonly why: Protection }
  | { readonly kind: 'not-sent'; readonly cause: NotReached; readonly why: string };

export interface Attempt {
  readonly target: PresentTarget;
  readonly answer: RemovalAnswer;
}

/** The order in which the removals of one image must be sent. */
export function inOrder(targets: readonly PresentTarget[]): readonly PresentTarget[] {
  const ranked = targets.map((target) => ({ target, rank: orderKey(target) }));
  return ranked.toSorted((a, b) => a.rank.localeCompare(b.rank, 'en')).map(({ target }) => target);
}

/** Tags first: removing the last tag of a repository takes its digests along, so that they need no word of their own. */
function orderKey(target: PresentTarget): string {
  if (target.kind === 'id') return '2';
  return `${target.reference.includes('@') ? '1' : '0'}${target.reference}`;
}

export interface RemovalOptions {
  readonly force: boolean;
  readonly noPrune: boolean;
}

export function deletedBy({ answer }: Attempt): readonly string[] {
  return answer.kind === 'removed' ? answer.deleted : [];
}

/** @param detail what was under way */
export function notSent(cause: NotReached, detail?: string): RemovalAnswer {
  const why = WHY_NOT_REACHED[cause];
  return { kind: 'not-sent', cause, why: detail === undefined ? why : `${why}; ${detail}` };
}
