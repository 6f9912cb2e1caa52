import type { Memory } from './memory.ts';
import type { Asked } from './race/asked.ts';
import type { CaseResult } from './race/rounds.ts';
import type { Run } from './race/run-once.ts';
import type { StartUp } from './start-up.ts';
import type { BenchedStore } from './stores.ts';
import type { Bundle } from './workspace.ts';

/** All that one run of the benchmark has found out. */
export interface Figures {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly cli: string;
  readonly engines: readonly string[];
  readonly bundle: Bundle;
  readonly results: readonly CaseResult[];
  /** Where the time of one case goes. */
  readonly asked: Readonly<Record<BenchedStore, readonly Asked[]>>;
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

export function runsOf({ runs }: CaseResult, contestant: string): readonly Run[] {
  return [...runs].find(([{ name }]) => name === contestant)?.[1] ?? [];
}

export function secondsOf(result: CaseResult, contestant: string): number {
  return median(runsOf(result, contestant).map(({ seconds }) => seconds));
}

export function ratioOf(result: CaseResult, contestant: string, against: string): number {
  return secondsOf(result, contestant) / secondsOf(result, against);
}

/** The lowest and the highest ratio within a round: how much the machine wavered. */
export function ratioSpan(
  result: CaseResult,
  contestant: string,
  against: string,
): readonly [low: number, high: number] {
  const others = runsOf(result, against);
  const ratios = runsOf(result, contestant).map(
    ({ seconds }, nth) => seconds / (others[nth]?.seconds ?? NaN),
  );
  return [Math.min(...ratios), Math.max(...ratios)];
}

export const counted = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

export const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];
