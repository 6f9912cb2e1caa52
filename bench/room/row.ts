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
  const [bytes, method] = figureIn(outputs, log);
  const inputs = Object.entries(scenario.inputs).map(([name, value]) => `\`${name}: ${value}\``);
  const unknown = action.unknownInputs.map((name) => `(\`${name}\` is not known)`);
  return [
    scenario.name,
    kind,
    [...inputs, ...unknown].join(' '),
    exitCode === 0 ? megabytes(bytes) : `failed: ${lastError(log)}`,
    method,
    megabytes(action.got),
    exitCode === 0 ? verdictOn(bytes, method, action.got) : '',
    `${megabytes(hand.got)} (\`${scenario.byHand}\`)`,
    scenario.job === undefined ? '' : `${listed(action.added)}; by hand: ${listed(hand.added)}`,
  ];
}

/** The post phase has no outputs, but its log says the same. */
function figureIn(
  outputs: CleaningByAction['step']['outputs'],
  log: string,
): readonly [number | undefined, string] {
  const bytes = outputs['reclaimed-bytes'] ?? '';
  if (bytes !== '') return [Number(bytes), outputs['reclaimed-method'] ?? ''];
  return [undefined, outputs['reclaimed-method'] ?? lineWith(log, 'reclaimed')];
}

const lineWith = (log: string, word: string): string =>
  log.split('\n').findLast((line) => line.includes(word)) ?? '';

const lastError = (log: string): string =>
  log.split('\n').findLast((line) => line.startsWith('::error')) ?? 'no error in the log';

/** A disk gives some per cent more than content, for blocks and folders. */
const TOLERANCE = 0.1;

/** What an engine writes of its own at any time. */
const OWN_WRITES = 1_000_000;

/** Whether the figure keeps what its method promises. */
function verdictOn(bytes: number | undefined, method: string, got: number): string {
  if (bytes === undefined) return '';
  const tolerance = Math.abs(got) * TOLERANCE + OWN_WRITES;
  if (method === 'exact') return Math.abs(bytes - got) <= tolerance ? 'yes' : '**no**';
  if (method === 'upper-bound') return bytes >= got - tolerance ? 'yes' : '**no**';
  return '';
}

const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? 'not told' : `${(bytes / 1e6).toFixed(1)} MB`;

const listed = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '));

export const markdownRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
