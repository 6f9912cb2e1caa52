import { labels, removing, contestants, type Contestant } from './contestants.ts';
import { median, medianOf, type Figures } from './figures.ts';
import { countedContestants, type RequestCount } from './requests.ts';
import type { CaseResult } from './rounds.ts';
import type { Target } from './targets.ts';

/** Markdown; prettier lines the columns up afterwards. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Three digits at most, and milliseconds at least. */
const seconds = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 3);

export const imagesOf = ({ case: { images, others } }: CaseResult): string =>
  others === 0 ? String(images) : `${images} of ${images + others}`;

export function timesTable(results: readonly CaseResult[]): string {
  return table(
    ['Seconds (median)', ...results.map(imagesOf)],
    [
      ...contestants.map((one) => [labels[one], ...results.map((found) => seconds(medianOf(found, one)))]),
      ['rounds', ...results.map(({ rounds }) => String(rounds.length))],
    ],
  );
}

export function ratiosTable(
  results: readonly CaseResult[],
  pairs: readonly (readonly [own: Contestant, other: Contestant])[],
): string {
  return table(
    ['Ratio of the medians', ...results.map(imagesOf)],
    pairs.map(([own, other]) => [
      `${labels[own]} / ${labels[other]}`,
      ...results.map((found) => (medianOf(found, own) / medianOf(found, other)).toFixed(2)),
    ]),
  );
}

/** A clock of ticks of a hundredth of a second: less than that is no figure. */
export function engineTimeTable(results: readonly CaseResult[]): string {
  return table(
    ["Engine's CPU seconds (median)", ...results.map(imagesOf)],
    removing.map((one) => [
      labels[one],
      ...results.map((found) => medianOf(found, one, ({ engineSeconds }) => engineSeconds).toFixed(2)),
    ]),
  );
}

export function methodsTable(results: readonly CaseResult[]): string {
  const methods = results.map(({ rounds }) => [
    ...new Set(rounds.map(({ action }) => action.method ?? 'none')),
  ]);
  return table(
    ['How the bytes are labelled', ...results.map(imagesOf)],
    [['`reclaimed-method`', ...methods.map((found) => found.join(', '))]],
  );
}

export function requestsTable(requests: readonly RequestCount[]): string {
  const cases = [...new Set(requests.map((count) => count.case))];
  const total = ({ counts }: RequestCount): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  const cell = (one: (typeof cases)[number], contestant: Contestant): string => {
    const found = requests.find((count) => count.case === one && count.contestant === contestant);
    return found === undefined ? '' : String(total(found));
  };
  return table(
    ['Requests', ...cases.map((one) => `${one.store}, ${imagesOf({ case: one, rounds: [] })}`)],
    countedContestants.map((contestant) => [
      labels[contestant],
      ...cases.map((one) => cell(one, contestant)),
    ]),
  );
}

/** What the most images of each store were asked about, kind by kind. */
export function requestKinds(requests: readonly RequestCount[]): string {
  const most = Math.max(...requests.map((count) => count.case.images));
  const largest = requests.filter(
    (count) => count.contestant === 'action' && (count.case.images === most || count.case.others > 0),
  );
  return largest
    .map(({ case: one, counts }) => {
      const kinds = [...counts].map(([kind, times]) => `${times} × \`${kind}\``).join(', ');
      return `- ${one.store}, ${imagesOf({ case: one, rounds: [] })}: ${kinds}`;
    })
    .join('\n');
}

export function startUpTable({ startUp, memory }: Figures): string {
  const bare = median(startUp.bareNode);
  const row = (label: string, times: readonly number[], bytes: string): readonly string[] => [
    label,
    (median(times) * 1000).toFixed(0),
    (median(times) / bare).toFixed(2),
    bytes,
  ];
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
  return table(
    [`Median of ${startUp.bareNode.length}`, 'ms', 'against bare Node', 'peak memory, MB'],
    [
      row('`node -e 0`', startUp.bareNode, megabytes(memory.bareNode)),
      row('this action, empty list', startUp.emptyList, megabytes(memory.emptyList)),
      row('this action, post phase', startUp.postPhase, ''),
    ],
  );
}

export function targetsTable(targets: readonly Target[]): string {
  return table(
    ['Target', 'at most', 'measured', 'met'],
    targets.map(({ what, target, measured, met }) => [
      what,
      target.replace('≤ ', ''),
      measured,
      met === undefined ? '–' : met ? 'yes' : '**no**',
    ]),
  );
}
