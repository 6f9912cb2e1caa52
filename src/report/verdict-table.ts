import { type Outcome, type Verdict, VERDICTS } from '../model/outcome.ts';

/** What a reader sees of a verdict: what `until-free` had no need of was not missed, but left alone. */
export type Shown = Verdict | 'left-alone';

/** In the order in which they are counted. */
export const SHOWN: readonly Shown[] = [...VERDICTS, 'left-alone'];

export function shownAs({ verdict, cause }: Outcome): Shown {
  return cause === 'enough' ? 'left-alone' : verdict;
}

export function isLeftAlone(item: Outcome): boolean {
  return shownAs(item) === 'left-alone';
}
