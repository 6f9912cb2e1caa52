import { type Verdict, VERDICTS } from '../model/outcome.ts';

/** What a reader sees of a verdict: what `until-free` did not need was left alone, and not missed. */
export type Shown = Verdict | 'left-alone';

/** One verdict wherever it is shown. */
export interface VerdictRow {
  /** What the report calls it. */
  readonly json: Verdict;
  /** `3 deleted, 1 in conflict` */
  readonly words: string;
  /** In the summary: a sign, and a word for whoever sees no sign. What fails a step is in bold. */
  readonly sign: string;
  /** In the summary, trouble stands first; what is folded stands last. */
  readonly place: number;
  /** Whether it stays in sight among many others, is folded away among them, or always is. */
  readonly sight: 'trouble' | 'calm' | 'folded';
  /** Whether it fails the step, is worth a warning, or which input says so. */
  readonly level: 'error' | 'none' | 'fail-on-conflict' | 'missing';
}

export const VERDICT_TABLE: Readonly<Record<Shown, VerdictRow>> = {
  failed: {
    json: 'failed',
    words: 'failed',
    sign: '❌&nbsp;**failed**',
    place: 0,
    sight: 'trouble',
    level: 'error',
  },
  conflict: {
    json: 'conflict',
    words: 'in conflict',
    sign: '⚠️&nbsp;**conflict**',
    place: 1,
    sight: 'trouble',
    level: 'fail-on-conflict',
  },
  'not-reached': {
    json: 'not-reached',
    words: 'not reached',
    sign: '⏳&nbsp;**not&nbsp;reached**',
    place: 2,
    sight: 'trouble',
    level: 'error',
  },
  absent: {
    json: 'absent',
    words: 'absent',
    sign: '➖&nbsp;absent',
    place: 3,
    sight: 'trouble',
    level: 'missing',
  },
  'in-use': {
    json: 'in-use',
    words: 'in use',
    sign: '🔒&nbsp;in&nbsp;use',
    place: 4,
    sight: 'trouble',
    level: 'none',
  },
  deleted: {
    json: 'deleted',
    words: 'deleted',
    sign: '🗑️&nbsp;deleted',
    place: 5,
    sight: 'calm',
    level: 'none',
  },
  'variant-deleted': {
    json: 'variant-deleted',
    words: 'deleted as a variant',
    sign: '🗑️&nbsp;variant&nbsp;deleted',
    place: 6,
    sight: 'calm',
    level: 'none',
  },
  untagged: {
    json: 'untagged',
    words: 'untagged',
    sign: '🏷️&nbsp;untagged',
    place: 7,
    sight: 'calm',
    level: 'none',
  },
  kept: { json: 'kept', words: 'kept', sign: '🛡️&nbsp;kept', place: 8, sight: 'calm', level: 'none' },
  'left-alone': {
    json: 'not-reached',
    words: 'left alone',
    sign: '💤&nbsp;left&nbsp;alone',
    place: 9,
    sight: 'folded',
    level: 'none',
  },
};

/** In the order in which they are counted. */
export const SHOWN: readonly Shown[] = [...VERDICTS, 'left-alone'];
