import type { EngineName } from '../../testbed/engines/kinds.ts';
import type { Cleaning, CleaningByAction } from './measure.ts';
import type { Scenario } from './scenarios.ts';

export const head = [
  'Scenario',
  'engine',
  'inputs',
  '`reclaimed-bytes`',
  'method',
  'the disk got',
  'true',
  'by hand',
  'left of the job',
] as const;

/** One line of the table. */
export function row(
  scenario: Scenario,
  kind: EngineName,
  action: CleaningByAction,
  hand: Cleaning,
): readonly string[] {
  const { outputs, exitCode, log } = action.step;
  const figure = outputs['reclaimed-bytes'] ?? '';
  const bytes = figure === '' ? undefined : Number(figure);
  const method = outputs['reclaimed-method'] ?? '';
  const inputs = Object.entries(scenario.inputs).map(([name, value]) => `\`${name}: ${value}\``);
  const unknown = action.unknownInputs.map((name) => `(\`${name}\` is not known)`);
  return [
    scenario.name,
    kind,
    [...inputs, ...unknown].join(' '),
    exitCode === 0 ? megabytes(bytes) : `failed: ${errorsIn(log)}`,
    method,
    megabytes(action.got),
    exitCode === 0 ? verdictOn(bytes, method, action.got) : '',
    `${megabytes(hand.got)} (\`${scenario.byHand}\`)`,
    scenario.job === undefined ? '' : `${listed(action.added)}; by hand: ${listed(hand.added)}`,
  ];
}

const errorsIn = (log: string): string =>
  log
    .split('\n')
    .filter((line) => line.startsWith('::error'))
    .map((line) => line.replace(/^::error[^:]*::/, ''))
    .join(' ');

/** A disk gives some per cent more than content, for blocks and folders. */
const TOLERANCE = 0.1;
/** An engine writes a little of its own at any time. */
const OWN_BYTES = 1_000_000;

/** Whether the figure keeps what its method promises. */
function verdictOn(bytes: number | undefined, method: string, got: number): string {
  if (bytes === undefined) return '';
  const slack = Math.max(OWN_BYTES, got * TOLERANCE);
  const promises = new Map([
    ['exact', Math.abs(bytes - got) <= slack],
    ['upper-bound', bytes >= got - slack],
  ]);
  const isKept = promises.get(method);
  return isKept === undefined ? '' : isKept ? 'yes' : '**no**';
}

const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? 'not told' : `${(bytes / 1e6).toFixed(1)} MB`;

const listed = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '));

export const markdownRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
