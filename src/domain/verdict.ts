import type { PullRequest } from './pull-request.ts';

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
