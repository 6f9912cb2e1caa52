import type { Item, Wish } from './item.ts';
import type { PullRequest } from './pull-request.ts';
import type { Outcome } from './verdict.ts';

/** An item after the engine was asked what it stands for. */
export type Target =
  | {
      readonly kind: 'reference';
      readonly item: Wish;
      readonly reference: string;
      readonly image: string;
      /** Those that `{closed-pr}` in its pattern stands for. */
      readonly pullRequests?: readonly PullRequest[];
    }
  | { readonly kind: 'id'; readonly item: Wish; readonly image: string }
  | {
      readonly kind: 'absent';
      readonly item: Item;
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
