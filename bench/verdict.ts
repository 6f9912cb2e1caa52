import { counted, keysOf, ratioOf, ratioSpan } from './figures.ts';
import type { Contestant, Typed } from './race/contestants.ts';
import type { CaseResult } from './race/rounds.ts';
import { benchedStores, type BenchedStore } from './stores.ts';
import { table } from './tables.ts';

/** A difference that is smaller can be the machine's, even if it shows in each round. */
const SMALL = 0.05;

type Word = 'worse' | 'better' | 'undecided';

interface Comparison {
  readonly store: BenchedStore;
  readonly row: string;
  readonly other: string;
  readonly ratio: number;
  readonly word: Word;
}

const heads: Readonly<Record<Typed, string>> = {
  'one command': 'Against plain commands, of which `docker image rm` tells no bytes',
  'a command for each image': 'Against a command for each image',
  'between two looks': 'Against the same between two `docker system df`, to know the bytes',
};

/** It tells no bytes, so it is not held against those that ask for them twice. */
const isHeldAgainst = ({ kind, name }: Contestant, typed: Typed): boolean =>
  kind === 'action' && !(name === 'action-off' && typed === 'between two looks');

/** Made from the figures, so that nothing can be left out: every case against everything that people type. */
export function verdict(results: readonly CaseResult[]): string {
  const parts = keysOf(heads).flatMap((typed) => {
    const all = results.flatMap((result) => comparisons(result, typed));
    return [
      `### ${heads[typed]}`,
      summary(all),
      ...benchedStores.flatMap((store) => storeTable(store, all, results)),
    ];
  });
  return [
    '## What is worse, and what is better',
    `Ratios of times: 2.00 is twice as long as the command above the column, 0.50 half as long. \`worse\` and \`better\` stand where it is so in every round and by more than ${SMALL * 100} % in the middle; the rest is undecided.`,
    ...parts,
  ].join('\n\n');
}

function comparisons(found: CaseResult, typed: Typed): readonly Comparison[] {
  const all = [...found.runs.keys()];
  return all
    .filter((one) => isHeldAgainst(one, typed))
    .flatMap((one) =>
      all
        .filter(({ kind }) => kind === typed)
        .map(({ name, label }) => ({
          store: found.store,
          row: `${found.case.name}, ${one.label.replace('this action, ', '')}`,
          other: label,
          ratio: ratioOf(found, one.name, name),
          word: wordFor(found, one.name, name),
        })),
    );
}

function wordFor(found: CaseResult, own: string, other: string): Word {
  const ratio = ratioOf(found, own, other);
  const [low, high] = ratioSpan(found, own, other);
  if (ratio > 1 + SMALL && low > 1) return 'worse';
  return ratio < 1 - SMALL && high < 1 ? 'better' : 'undecided';
}

function summary(all: readonly Comparison[]): string {
  const count = (word: Word): number => all.filter((one) => one.word === word).length;
  return `Of ${counted(all.length, 'comparison')}: worse ${count('worse')}, better ${count('better')}, undecided ${count('undecided')}.`;
}

function storeTable(
  store: BenchedStore,
  all: readonly Comparison[],
  results: readonly CaseResult[],
): readonly string[] {
  const here = all.filter((one) => one.store === store);
  if (here.length === 0) return [];
  const labels = results.flatMap(({ runs }) => [...runs.keys()].map(({ label }) => label));
  const columns = [...new Set(labels)].filter((label) => here.some(({ other }) => other === label));
  const rows = [...new Set(here.map(({ row }) => row))].map((row) => [
    row,
    ...columns.map((column) => cell(here.find((one) => one.row === row && one.other === column))),
  ]);
  return [`On the ${store} store:`, table(['', ...columns], rows)];
}

function cell(found: Comparison | undefined): string {
  if (found === undefined) return '';
  return `${found.ratio.toFixed(2)}${found.word === 'undecided' ? '' : ` ${found.word}`}`;
}
