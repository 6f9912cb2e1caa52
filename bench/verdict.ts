import { labels, type Contestant } from './contestants.ts';
import { medianOf, type Figures } from './figures.ts';
import { title, type CaseResult } from './rounds.ts';
import { imagesOf, seconds } from './tables.ts';
import type { Target } from './targets.ts';

/** Closer than this is called a draw: the machine wavers by more. */
const draw = 0.05;

interface Comparison {
  readonly text: string;
  readonly ratio: number;
}

/** What is worse first, then what is better: made from the figures, so that neither can be left out. */
export function verdict({ cases }: Figures, targets: readonly Target[]): string {
  const all = cases.flatMap(comparisons);
  const worse = all.filter(({ ratio }) => ratio > 1 + draw).sort((a, b) => b.ratio - a.ratio);
  const better = all.filter(({ ratio }) => ratio < 1 - draw).sort((a, b) => a.ratio - b.ratio);
  const even = all.length - worse.length - better.length;
  const missed = targets.filter(({ met }) => met === false);
  return [
    `## What is worse`,
    list(worse, 'In none of these cases is the action slower than the CLI at the same job.'),
    missed.length === 0
      ? 'No target of those measured was missed.'
      : `Targets missed:\n\n${missed.map(({ what, target, measured }) => `- ${what}: ${measured}, and not ${target}`).join('\n')}`,
    `## What is better`,
    list(better, 'In none of these cases is the action faster than the CLI at the same job.'),
    `${even} of ${all.length} comparisons differ by ${draw * 100} % or less and are in neither list.`,
  ].join('\n\n');
}

/** Like against like: who counts bytes against who looks at the disk too, and each against the plain removals. */
function comparisons(found: CaseResult): readonly Comparison[] {
  const pairs = [
    ['action', 'one-call'],
    ['action', 'df-around'],
    ['action', 'call-each'],
    ['action-off', 'one-call'],
    ['action-off', 'call-each'],
  ] as const satisfies readonly (readonly [Contestant, Contestant])[];
  return pairs.map(([own, other]) => {
    const [mine, theirs] = [medianOf(found, own), medianOf(found, other)];
    const plural = imagesOf(found) === '1' ? 'image' : 'images';
    const text = `${title(found.case)} ${plural}, ${labels[own]}: ${seconds(mine)} s against ${seconds(theirs)} s (${labels[other]})`;
    return { ratio: mine / theirs, text };
  });
}

function list(entries: readonly Comparison[], nothing: string): string {
  if (entries.length === 0) return nothing;
  return entries.map(({ text, ratio }) => `- ${ratio.toFixed(2)} times the time: ${text}`).join('\n');
}
