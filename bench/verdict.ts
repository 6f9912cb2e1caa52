import { labels, type Contestant } from './contestants.ts';
import { medianOf, type Figures } from './figures.ts';
import type { CaseResult } from './rounds.ts';
import { imagesOf } from './tables.ts';
import type { Target } from './targets.ts';

/** Closer than this is called a draw: the machine wavers by more. */
const draw = 0.05;

/** Who of ours is held against whom. */
export const pairs = [
  ['action', 'one-call'],
  ['action', 'call-each'],
  ['action', 'df-around'],
  ['action-off', 'one-call'],
  ['action-off', 'call-each'],
] as const satisfies readonly (readonly [Contestant, Contestant])[];

interface Comparison {
  readonly who: string;
  readonly where: string;
  readonly ratio: number;
}

/** What is worse first, then what is better: made from the figures, so that neither can be left out. */
export function verdict({ cases }: Figures, targets: readonly Target[]): string {
  const all = cases.flatMap(comparisons);
  const worse = all.filter(({ ratio }) => ratio > 1 + draw);
  const better = all.filter(({ ratio }) => ratio < 1 - draw);
  const even = all.length - worse.length - better.length;
  const missed = targets.filter(({ met }) => met === false);
  const misses = missed.map(({ what, target, measured }) => `- ${what}: ${measured}, not ${target}`);
  return [
    'The figures in the next two lists are ratios of times: 2.00 is twice as long as the other, 0.50 half as long.',
    '## What is worse',
    list(worse) || 'In none of these cases is the action slower than the CLI.',
    missed.length === 0 ? 'Of the targets measured, none was missed.' : 'Targets missed:',
    ...(missed.length === 0 ? [] : [misses.join('\n')]),
    '## What is better',
    list(better) || 'In none of these cases is the action faster than the CLI.',
    `Of ${all.length} comparisons ${worse.length} are worse, ${better.length} are better, and ${even} differ by ${draw * 100} % or less.`,
  ].join('\n\n');
}

function comparisons(found: CaseResult): readonly Comparison[] {
  // One call for one image and a call for each are the same.
  const apart = pairs.filter(([, other]) => found.case.images > 1 || other !== 'call-each');
  return apart.map(([own, other]) => ({
    who: `${labels[own]}, against ${labels[other]}`,
    where: `${found.case.store} ${imagesOf(found)}`,
    ratio: medianOf(found, own) / medianOf(found, other),
  }));
}

/** A line for each pair, with the cases that belong there. */
function list(entries: readonly Comparison[]): string {
  const lines = [...new Set(entries.map(({ who }) => who))].map((who) => {
    const where = entries.filter((entry) => entry.who === who);
    return `- ${who}: ${where.map((entry) => `${entry.where}: ${entry.ratio.toFixed(2)}`).join('; ')}`;
  });
  return lines.join('\n');
}
