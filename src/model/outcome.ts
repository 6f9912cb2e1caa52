import type { PullRequest } from './pull-request.ts';
import { identity, type Target } from './removal.ts';
import type { Selector } from './selector.ts';

export const VERDICTS = [
  'deleted',
  'untagged',
  'variant-deleted',
  'absent',
  'kept',
  'in-use',
  'conflict',
  'failed',
  'not-reached',
] as const;

export type Verdict = (typeof VERDICTS)[number];

export type ConflictKind =
  'running-container' | 'stopped-container' | 'child-images' | 'several-references' | 'shared-variant';

/** Why nobody came to it: the time was up, the step was cancelled, or enough was free by then. */
export type NotReached = 'time' | 'cancelled' | 'enough';

/** Of a removal that the engine had not answered when the step ended. */
export const UNDER_WAY: Readonly<Record<NotReached, string>> = {
  time: 'the engine was asked to remove it and had not done it when the time was up; it may still go',
  cancelled:
    'the engine was asked to remove it and had not done it when the step was cancelled; it may still go',
  enough: 'enough is free without it',
};

/** What became of one thing that was asked for. */
export interface Outcome {
  readonly requested: string;
  readonly chosenBy: 'name' | 'id' | 'pattern';
  /** Full name, unless it was chosen by ID. */
  readonly reference?: string;
  /** Full ID, when there was such an image. */
  readonly id?: string;
  /** `os/arch[/variant]`, when only this variant was asked for. */
  readonly platform?: string;
  /** Those that `{closed-pr}` in its pattern stands for. */
  readonly pullRequests?: readonly PullRequest[];
  readonly verdict: Verdict;
  readonly conflict?: ConflictKind;
  /** Why it is `not-reached`. */
  readonly cause?: NotReached;
  readonly reason?: string;
  /** What the user can do about it. */
  readonly next?: string;
  /** Short names of the references that went. */
  readonly untagged: readonly string[];
  /** Full IDs of the images that went, and of variants. */
  readonly deleted: readonly string[];
  /** The file that its image was saved to. */
  readonly backup?: string;
  /** What this item freed; undefined where that is not known. */
  readonly bytes?: number;
}

const NOTHING_WENT = { untagged: [], deleted: [] };

export function absent(target: Target): Outcome {
  return { ...identity(target), verdict: 'absent', reason: reasonOfAbsence(target), ...NOTHING_WENT };
}

export function reasonOfAbsence(target: Target): string {
  return (target.kind === 'absent' ? target.reason : undefined) ?? NO_SUCH_IMAGE;
}

export function untouched(target: Target, sparing: Protection): Outcome {
  return { ...identity(target), ...sparing, ...NOTHING_WENT };
}

/** For what nobody came to; without a cause where the engine went wrong before. */
export function notReached(wish: Selector, cause: NotReached | undefined, reason: string): Outcome {
  const own =
    wish.kind === 'pattern'
      ? ({ requested: wish.requested, chosenBy: 'pattern' } as const)
      : identity({ kind: 'absent', selector: wish });
  const why = cause === undefined ? { reason } : { cause, reason };
  return { ...own, verdict: 'not-reached', ...why, ...NOTHING_WENT };
}

/** Why something that was chosen is left alone. */
export type Protection = Pick<Outcome, 'reason'> & { readonly verdict: 'kept' | 'in-use' };

export const NO_SUCH_IMAGE = 'no such image';

/** Something that the engine holds and that nobody asked for: told in a dry run, so that nobody needs to wonder. */
export interface NotChosen {
  /** A short reference, or the ID of an image without one. */
  readonly name: string;
  readonly id: string;
  readonly reason: string;
}

export const WHY_NOT_REACHED: Readonly<Record<NotReached, string>> = {
  time: 'the time was up before it came to it',
  cancelled: 'the step was cancelled before it came to it',
  enough: 'enough is free without it',
};
