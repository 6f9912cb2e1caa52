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

/**
 * Why the removal was not reached: the time was up, the step was cancelled, enough disk was free, or the removals
 * before it freed no room.
 */
export type NotReached = 'time' | 'cancelled' | 'enough' | 'no-room';

/** The reason for a removal that the engine had not answered when the step ended. */
export const UNDER_WAY: Readonly<Record<NotReached, string>> = {
  time: 'the engine was asked to remove it and had not done it when the time was up; it may still go',
  cancelled:
    'the engine was asked to remove it and had not done it when the step was cancelled; it may still go',
  enough: 'enough is free without it',
  'no-room': 'removals free no room',
};

/** The reason where the look afterwards got no answer either. */
export const UNKNOWN_AFTERWARDS = 'the engine answered neither the removal nor the question what is left';

/** What became of one target. */
export interface Outcome {
  readonly requested: string;
  readonly chosenBy: 'name' | 'id' | 'pattern';
  /** Full name, unless the target is an ID. */
  readonly reference?: string;
  /** Full ID, if there was such an image. */
  readonly id?: string;
  /** `os/arch[/variant]`, if only this variant was asked for. */
  readonly platform?: string;
  /** The pull requests that `{closed-pr}` in its pattern stands for. */
  readonly pullRequests?: readonly PullRequest[];
  readonly verdict: Verdict;
  readonly conflict?: ConflictKind;
  /** Only if the verdict is `not-reached`. */
  readonly cause?: NotReached;
  readonly reason?: string;
  /** What the user can do about it. */
  readonly next?: string;
  /** Short names of the references that were removed. */
  readonly untagged: readonly string[];
  /** Full IDs of the deleted images, and digests of the deleted variants. */
  readonly deleted: readonly string[];
  /** The file that the image was saved to. */
  readonly backup?: string;
  /** The bytes that it freed; undefined if unknown. */
  readonly bytes?: number;
}

const NOTHING_REMOVED = { untagged: [], deleted: [] };

export function absent(target: Target): Outcome {
  return { ...identity(target), verdict: 'absent', reason: reasonOfAbsence(target), ...NOTHING_REMOVED };
}

export function reasonOfAbsence(target: Target): string {
  return (target.kind === 'absent' ? target.reason : undefined) ?? NO_SUCH_IMAGE;
}

export function untouched(target: Target, protection: Protection): Outcome {
  return { ...identity(target), ...protection, ...NOTHING_REMOVED };
}

/** For a selector that was not reached; without a cause if the engine failed before. */
export function notReached(selector: Selector, cause: NotReached | undefined, reason: string): Outcome {
  const origin =
    selector.kind === 'pattern'
      ? ({ requested: selector.requested, chosenBy: 'pattern' } as const)
      : identity({ kind: 'absent', selector });
  const why = cause === undefined ? { reason } : { cause, reason };
  return { ...origin, verdict: 'not-reached', ...why, ...NOTHING_REMOVED };
}

/** Why a chosen target is not removed. */
export type Protection = Pick<Outcome, 'reason'> & { readonly verdict: 'kept' | 'in-use' };

export const NO_SUCH_IMAGE = 'no such image';

/** An image of the engine that was not chosen. A dry run lists these with the reason. */
export interface NotChosen {
  /** A short reference, or the ID of an untagged image. */
  readonly name: string;
  readonly id: string;
  readonly reason: string;
}

export const WHY_NOT_REACHED: Readonly<Record<NotReached, string>> = {
  time: 'the time was up before its turn',
  cancelled: 'the step was cancelled before its turn',
  enough: 'enough is free without it',
  'no-room': 'the removals before it freed no room, so it is not spent in vain',
};
