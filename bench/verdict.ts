import { secondsOf } from './figures.ts';
import type { CaseResult } from './race/rounds.ts';

/** Closer than this is called a draw: the machine wavers by more. */
const draw = 0.05;

interface Comparison {
  readonly who: string;
  readonly where: string;
  readonly ratio: number;
}

/** What is worse first, then what is better: made from the figures, so that neither can be left out. */
export function verdict(results: readonly CaseResult[]): string {
  const all = results.flatMap(comparisons);
  const worse = all.filter(({ ratio }) => ratio > 1 + draw);
  const better = all.filter(({ ratio }) => ratio < 1 - draw);
  const even = all.length - worse.length - better.length;
  return [
    'The figures in the next two lists are ratios of times: 2.00 is twice as long as the other, 0.50 half as long.',
    '## What is worse',
    list(worse) || 'In none of these cases is the action slower than what people type.',
    '## What is better',
    list(better) || 'In none of these cases is the action faster than what people type.',
    `Of ${all.length} comparisons ${worse.length} are worse, ${better.length} are better, and ${even} differ by ${draw * 100} % or less.`,
  ].join('\n\n');
}

/** Each of ours against each of the others. */
function comparisons(found: CaseResult): readonly Comparison[] {
  const all = [...found.runs.keys()];
  const others = all.filter(({ isOurs }) => !isOurs);
  const own = all.filter(({ isOurs }) => isOurs);
  return own.flatMap((one) =>
    others.map(({ name, label }) => ({
      who: `${one.label}, against ${label}`,
      where: `${found.case.name} ${found.store}`,
      ratio: secondsOf(found, one.name) / secondsOf(found, name),
    })),
  );
}

/** A line for each pair, with the cases that belong there. */
function list(entries: readonly Comparison[]): string {
  const lines = [...new Set(entries.map(({ who }) => who))].map((who) => {
    const where = entries.filter((entry) => entry.who === who);
    return `- ${who}: ${where.map((entry) => `${entry.where}: ${entry.ratio.toFixed(2)}`).join('; ')}`;
  });
  return lines.join('\n');
}
