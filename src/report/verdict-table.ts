import { type Outcome, type Verdict, VERDICTS } from '../model/outcome.ts';

/** What a step makes of what it found. */
export interface ExitRules {
  readonly failOnConflict: boolean;
  readonly missing: 'ignore' | 'warn' | 'fail';
  readonly noEngine: 'fail' | 'skip';
}

/** What a reader sees of a verdict: what `until-free` did not need was left alone, and not missed. */
export type Shown = Verdict | 'left-alone';

/** One verdict wherever it is shown. */
interface VerdictRow {
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
  /** Whether it fails the step, or is worth a warning. */
  readonly level: (item: Pick<Outcome, 'chosenBy'>, rules: ExitRules) => 'error' | 'warning' | 'none';
}

const none = (): 'none' => 'none';
const error = (): 'error' => 'error';

export const VERDICT_TABLE: Readonly<Record<Shown, VerdictRow>> = {
  failed: {
    json: 'failed',
    words: 'failed',
    sign: '❌&nbsp;**failed**',
    place: 0,
    sight: 'trouble',
    level: error,
  },
  conflict: {
    json: 'conflict',
    words: 'in conflict',
    sign: '⚠️&nbsp;**conflict**',
    place: 1,
    sight: 'trouble',
    level: (_, { failOnConflict }) => (failOnConflict ? 'error' : 'warning'),
  },
  'not-reached': {
    json: 'not-reached',
    words: 'not reached',
    sign: '⏳&nbsp;**not&nbsp;reached**',
    place: 2,
    sight: 'trouble',
    level: error,
  },
  absent: {
    json: 'absent',
    words: 'absent',
    sign: '➖&nbsp;absent',
    place: 3,
    sight: 'trouble',
    // Nobody asked for the very thing that a pattern found, so it is no failure that it is gone by now.
    level: ({ chosenBy }, { missing }) =>
      chosenBy === 'pattern'
        ? 'none'
        : { ignore: 'none' as const, warn: 'warning' as const, fail: 'error' as const }[missing],
  },
  'in-use': {
    json: 'in-use',
    words: 'in use',
    sign: '🔒&nbsp;in&nbsp;use',
    place: 4,
    sight: 'trouble',
    level: none,
  },
  deleted: {
    json: 'deleted',
    words: 'deleted',
    sign: '🗑️&nbsp;deleted',
    place: 5,
    sight: 'calm',
    level: none,
  },
  'variant-deleted': {
    json: 'variant-deleted',
    words: 'deleted as a variant',
    sign: '🗑️&nbsp;variant&nbsp;deleted',
    place: 6,
    sight: 'calm',
    level: none,
  },
  untagged: {
    json: 'untagged',
    words: 'untagged',
    sign: '🏷️&nbsp;untagged',
    place: 7,
    sight: 'calm',
    level: none,
  },
  kept: { json: 'kept', words: 'kept', sign: '🛡️&nbsp;kept', place: 8, sight: 'calm', level: none },
  'left-alone': {
    json: 'not-reached',
    words: 'left alone',
    sign: '💤&nbsp;left&nbsp;alone',
    place: 9,
    sight: 'folded',
    level: none,
  },
};

/** In the order in which they are counted. */
export const SHOWN: readonly Shown[] = [...VERDICTS, 'left-alone'];

export function shownAs({ verdict, cause }: Pick<Outcome, 'verdict' | 'cause'>): Shown {
  return cause === 'enough' ? 'left-alone' : verdict;
}

export function rowOf(item: Pick<Outcome, 'verdict' | 'cause'>): VerdictRow {
  return VERDICT_TABLE[shownAs(item)];
}

export function isLeftAlone(item: Outcome): boolean {
  return rowOf(item).sight === 'folded';
}

export function isFailure(item: Pick<Outcome, 'verdict' | 'chosenBy' | 'cause'>, rules: ExitRules): boolean {
  return rowOf(item).level(item, rules) === 'error';
}
