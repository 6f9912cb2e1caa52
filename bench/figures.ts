import type { Contestant } from './contestants.ts';
import type { Memory } from './memory.ts';
import type { Plan } from './plan.ts';
import type { RequestCount } from './requests.ts';
import type { CaseResult, Run } from './rounds.ts';
import type { StartUp } from './start-up.ts';
import type { Bundle } from './workspace.ts';

/** All that one run of the benchmark has found out. */
export interface Figures {
  readonly mode: Plan['mode'];
  readonly date: string;
  readonly minutes: number;
  readonly machine: string;
  readonly node: string;
  readonly cli: string;
  readonly engines: readonly string[];
  readonly bundle: Bundle;
  readonly cases: readonly CaseResult[];
  readonly requests: readonly RequestCount[];
  readonly startUp: StartUp;
  readonly memory: Memory;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error('no median of nothing');
  return (low + high) / 2;
}

export function medianOf(
  { rounds }: CaseResult,
  contestant: Contestant,
  what: (run: Run) => number = ({ seconds }) => seconds,
): number {
  return median(rounds.map((round) => what(round[contestant])));
}

/** The case of so many images out of a store that holds nothing else. */
export function caseOf(
  figures: Figures,
  store: CaseResult['case']['store'],
  images: number,
): CaseResult | undefined {
  return figures.cases.find(
    ({ case: one }) => one.store === store && one.images === images && one.others === 0,
  );
}

export const counted = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

/** The lowest and the highest ratio within a round: how much the machine wavered. */
export function ratioSpan(
  { rounds }: CaseResult,
  contestant: Contestant,
  against: Contestant,
): readonly [number, number] {
  const ratios = rounds.map((round) => round[contestant].seconds / round[against].seconds);
  return [Math.min(...ratios), Math.max(...ratios)];
}
