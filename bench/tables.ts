import { median, ratioOf, ratioSpan, secondsOf } from './figures.ts';
import type { Asked } from './race/asked.ts';
import type { CaseResult } from './race/rounds.ts';
import type { Run } from './race/run-once.ts';

/** A table; prettier lines the columns up afterwards. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const head = [
  '',
  'seconds',
  'ratio',
  'in each round',
  "engine's CPU seconds",
  'MB written',
  'MB claimed',
  'MB got',
];

/** Everything about one case on one store: the clock, what wavers less, and what was said of the bytes. */
export function resultTable(result: CaseResult): string {
  const rows = [...result.runs].map(([{ name, label }, runs]) => [
    label,
    secondsOf(result, name).toFixed(2),
    ...ratios(result, name),
    middle(runs, ({ engineSeconds }) => engineSeconds).toFixed(2),
    megabytes(middle(runs, ({ written }) => written)),
    claimed(runs),
    megabytes(middle(runs, ({ got }) => got)),
  ]);
  return table(head, rows);
}

const middle = (runs: readonly Run[], what: (run: Run) => number): number => median(runs.map(what));

function ratios(result: CaseResult, name: string): readonly string[] {
  const { yardstick } = result.case;
  // A part of the benchmark may leave it out.
  if (![...result.runs.keys()].some((contestant) => contestant.name === yardstick)) return ['', ''];
  const [low, high] = ratioSpan(result, name, yardstick);
  return [ratioOf(result, name, yardstick).toFixed(2), `${low.toFixed(2)}–${high.toFixed(2)}`];
}

function claimed(runs: readonly Run[]): string {
  const told = runs.flatMap(({ claim: { bytes } }) => bytes ?? []);
  const methods = [...new Set(runs.flatMap(({ claim: { method } }) => method ?? []))].join(', ');
  return told.length === 0 ? methods || 'nothing' : `${megabytes(median(told))} ${methods}`.trim();
}

/** What each contestant asks the engine for: how often, and for how many seconds one of the kind was under way. */
export function askedTable(all: readonly Asked[]): string {
  const kinds = [...new Set(all.flatMap(({ requests }) => requests.map(({ kind }) => kind)))];
  const rows = kinds.map((kind) => [
    `\`${kind}\``,
    ...all.map(({ requests }) => {
      const found = requests.find((request) => request.kind === kind);
      return found === undefined ? '' : `${found.times} × (${found.seconds.toFixed(2)} s)`;
    }),
  ]);
  const whole = ['the whole process', ...all.map(({ seconds }) => `${seconds.toFixed(2)} s`)];
  return table(['', ...all.map(({ contestant }) => contestant.label)], [...rows, whole]);
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
