import { type Verdict, VERDICTS } from '../model/outcome.ts';

/** Shows an image that `until-free` did not need or would spend in vain as left alone, although its verdict is `not-reached`. */
export type Shown = Verdict | 'left-alone';

/** How one verdict is shown everywhere. */
export interface VerdictRow {
  /** `3 deleted, 1 in conflict` */
  readonly words: string;
  /** What of it a dry run counts; only for verdicts that remove something. */
  readonly noun?: 'image' | 'name' | 'variant';
  /** In the summary: a sign, and words for readers who cannot see it. Bold where it can fail the step. */
  readonly sign: string;
  /** The order of the rows in the summary: trouble first, folded rows last. */
  readonly place: number;
  /** `trouble` stays in sight, `calm` is folded when there are many rows, `folded` always is. */
  readonly sight: 'trouble' | 'calm' | 'folded';
  /** Whether it fails the step, or which input decides that. */
  readonly level: 'error' | 'none' | 'fail-on-conflict' | 'missing';
}

export const VERDICT_TABLE: Readonly<Record<Shown, VerdictRow>> = {
  failed: {
    words: 'failed',
    sign: '❌&nbsp;**failed**',
    place: 0,
    sight: 'trouble',
    level: 'error',
  },
  conflict: {
    words: 'in conflict',
    sign: '⚠️&nbsp;**conflict**',
    place: 1,
    sight: 'trouble',
    level: 'fail-on-conflict',
  },
  'not-reached': {
    words: 'not reached',
    sign: '⏳&nbsp;**not&nbsp;reached**',
    place: 2,
    sight: 'trouble',
    level: 'error',
  },
  absent: {
    words: 'absent',
    sign: '➖&nbsp;absent',
    place: 3,
    sight: 'trouble',
    level: 'missing',
  },
  'in-use': {
    words: 'in use',
    sign: '🔒&nbsp;in&nbsp;use',
    place: 4,
    sight: 'trouble',
    level: 'none',
  },
  deleted: {
    words: 'deleted',
    noun: 'image',
    sign: '🗑️&nbsp;deleted',
    place: 5,
    sight: 'calm',
    level: 'none',
  },
  'variant-deleted': {
    words: 'deleted as a variant',
    noun: 'variant',
    sign: '🗑️&nbsp;variant&nbsp;deleted',
    place: 6,
    sight: 'calm',
    level: 'none',
  },
  untagged: {
    words: 'untagged',
    noun: 'name',
    sign: '🏷️&nbsp;untagged',
    place: 7,
    sight: 'calm',
    level: 'none',
  },
  kept: { words: 'kept', sign: '🛡️&nbsp;kept', place: 8, sight: 'calm', level: 'none' },
  'left-alone': {
    words: 'left alone',
    sign: '💤&nbsp;left&nbsp;alone',
    place: 9,
    sight: 'folded',
    level: 'none',
  },
};

/** In the order of the counts in the headline. */
export const SHOWN: readonly Shown[] = [...VERDICTS, 'left-alone'];
