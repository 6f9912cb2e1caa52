import type { EngineName } from '../../testbed/engines/kinds.ts';
import type { Round } from './round.ts';

export interface Soak {
  readonly kind: EngineName;
  readonly rounds: readonly Round[];
  readonly seconds: number;
}

const MB = 1024 * 1024;
/** The engine's memory and pools fill in the first rounds. */
const WARM_UP = 5;
/** What a round more may cost without being a leak: pools breathe. */
const BREATH = { sockets: 8, engine: 40 * MB, step: 20 * MB };

interface Drift {
  readonly first: number;
  readonly last: number;
}

/** The largest figure of the first rounds that count, and of as many at the end. */
function drift({ rounds }: Soak, figure: (round: Round) => number): Drift {
  const figures = rounds.slice(Math.min(WARM_UP, rounds.length - 1)).map(figure);
  const few = Math.max(1, Math.floor(figures.length / 4));
  return { first: Math.max(...figures.slice(0, few)), last: Math.max(...figures.slice(-few)) };
}

const drifts = (soak: Soak) => ({
  sockets: drift(soak, ({ vitals }) => vitals.sockets),
  engine: drift(soak, ({ vitals }) => vitals.memory),
  step: drift(soak, ({ jobs }) => Math.max(...jobs.map(({ peak }) => peak))),
});

export function judgeSoak(soak: Soak): readonly string[] {
  const { sockets, engine, step } = drifts(soak);
  const grew = ({ first, last }: Drift, breath: number): boolean => last > first + breath;
  return [
    ...soak.rounds.flatMap(({ problems }) => problems.map((problem) => `${soak.kind}, ${problem}`)),
    ...(grew(sockets, BREATH.sockets) ? [`${soak.kind}: the engine's sockets grow`] : []),
    ...(grew(engine, BREATH.engine) ? [`${soak.kind}: the engine's memory grows`] : []),
    ...(grew(step, BREATH.step) ? [`${soak.kind}: the memory of a step grows`] : []),
  ];
}

/** Markdown. */
export function soakTable(soaks: readonly Soak[]): string {
  const rows: readonly (readonly [string, (soak: Soak) => string | number])[] = [
    ['rounds', ({ rounds }) => rounds.length],
    ['steps of the action', ({ rounds }) => sum(rounds, ({ jobs }) => jobs.length)],
    ['images removed', ({ rounds }) => sum(rounds, ({ removed }) => removed)],
    ['verdicts told', ({ rounds }) => sum(rounds, verdicts)],
    ['of these unexpected or untrue', ({ rounds }) => sum(rounds, ({ problems }) => problems.length)],
    ['sockets of the engine, early and late', (soak) => shown(drifts(soak).sockets, 1)],
    ["MB of the engine's memory, early and late", (soak) => shown(drifts(soak).engine, MB)],
    ['MB of a step at most, early and late', (soak) => shown(drifts(soak).step, MB)],
    ['seconds', ({ seconds }) => seconds.toFixed(0)],
  ];
  const head = ['', ...soaks.map(({ kind }) => kind)];
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  const body = rows.map(([label, figure]) => [label, ...soaks.map((soak) => String(figure(soak)))]);
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const sum = (rounds: readonly Round[], figure: (round: Round) => number): number =>
  rounds.reduce((total, round) => total + figure(round), 0);

const verdicts = ({ jobs }: Round): number =>
  jobs.flatMap(({ report }) => report.hosts.flatMap(({ items }) => items)).length;

const shown = ({ first, last }: Drift, unit: number): string =>
  `${Math.round(first / unit)}, ${Math.round(last / unit)}`;
