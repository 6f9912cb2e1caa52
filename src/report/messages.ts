import type { Outcome, Verdict } from '../model/outcome.ts';
import { humanSize, plain, plural } from '../model/text.ts';
import { notesOf } from './notes.ts';
import { countsInWords, headline, hostLine, isLeftAlone, nameOf, rowOf, sentence } from './phrases.ts';
import { type ExitRules, type HostReport, isExcused, levelOf, type Report, shownAs } from './report.ts';

/** Lines of the log; with a title they are folded under it. */
export interface LogPart {
  readonly title?: string;
  readonly lines: readonly string[];
}

/** What a person wants first is last: the headline. */
export function logParts(report: Report, wasProgressShown = false): readonly LogPart[] {
  const parts = [
    // The first ones stand there as annotations, and nothing is printed twice.
    { lines: (report.problems ?? []).slice(MOST_OF_A_LEVEL) },
    ...report.hosts.flatMap((host) => hostParts(host, report.dryRun, wasProgressShown)),
    { lines: [headline(report)] },
  ];
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map((part) => ({ ...part, lines: part.lines.map(plain) }));
}

/** More lines than this hide the few that matter. */
const MOST_OPEN = 25;

function hostParts(full: HostReport, dryRun: boolean, wasProgressShown: boolean): readonly LogPart[] {
  // Nothing is printed twice: what went had a line when it did.
  const items = full.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
  const hidesTrouble = items.filter((item) => !isLeftAlone(item)).length > MOST_OPEN;
  const isFolded = (item: Outcome): boolean =>
    isLeftAlone(item) || (hidesTrouble && rowOf(item).sight !== 'trouble');
  const calm = items.filter(isFolded);
  const open = items.filter((item) => !isFolded(item));
  const rest = (full.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
  return [
    { lines: [hostLine(full), ...(full.problem === undefined ? [] : [full.problem.message])] },
    { title: countsInWords(calm), lines: itemLines(calm) },
    { lines: [...itemLines(open), ...notesOf(full, dryRun)] },
    { title: `${plural(rest.length, 'other')} that nothing chose`, lines: rest },
  ];
}

const WIDEST_NAME = 60;

function itemLines(items: readonly Outcome[]): readonly string[] {
  const named = items.map((item) => ({ item, name: nameOf(item) }));
  const verdictWidth = longest(items, (item) => shownAs(item).length);
  const nameWidth = Math.min(
    WIDEST_NAME,
    longest(named, ({ name }) => name.length),
  );
  return named.map(({ item, name }) =>
    [shownAs(item).padEnd(verdictWidth), name.padEnd(nameWidth), ...details(item)].join('  '),
  );
}

/** An argument for each of many things would not fit on the stack. */
function longest<Thing>(things: readonly Thing[], lengthOf: (thing: Thing) => number): number {
  return things.reduce((most, thing) => Math.max(most, lengthOf(thing)), 0);
}

function details(item: Outcome): readonly string[] {
  const bytes = item.bytes === undefined || item.verdict !== 'deleted' ? '' : humanSize(item.bytes);
  return [bytes, sentence(item)].filter((detail) => detail !== '');
}

export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** A step shows no more of a level. */
const MOST_OF_A_LEVEL = 10;

export function annotations(report: Report, rules: ExitRules): readonly Annotation[] {
  const wrong = (report.problems ?? []).map((message): Annotation => ({
    level: 'error',
    message: plain(message),
  }));
  const warnings = (report.warnings ?? []).map((message): Annotation => ({
    level: 'warning',
    message: plain(message),
  }));
  const skipped = report.hosts.flatMap(({ host, problem }): Annotation[] =>
    problem !== undefined && isExcused(problem, rules)
      ? [{ level: 'warning', message: plain(`${host}: ${problem.message}; nothing was removed`) }]
      : [],
  );
  const placeOf = (host: string): string => (report.hosts.length > 1 ? `${host}: ` : '');
  const ofHosts = report.hosts.flatMap(({ host, warnings: its = [] }) =>
    its.map((message): Annotation => ({ level: 'warning', message: plain(placeOf(host) + message) })),
  );
  const items = report.hosts.flatMap(({ host, items: its }) =>
    its.flatMap((item) => annotation(item, placeOf(host), rules)),
  );
  const all = [...wrong, ...warnings, ...ofHosts, ...skipped, ...items];
  return (['error', 'warning'] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL),
  );
}

function annotation(item: Outcome, place: string, rules: ExitRules): readonly Annotation[] {
  const level = levelOf(item, rules);
  if (level === 'none') return [];
  return [{ level, message: plain(`${place}${nameOf(item)} (${item.verdict}): ${sentence(item)}`) }];
}

/** The outputs of the action, in the order of action.yml. */
export function outputs(report: Report): readonly (readonly [name: string, value: string])[] {
  const items = report.hosts.flatMap((host) => host.items);
  const withVerdict = (verdict: Verdict): string =>
    lines(items.filter((item) => item.verdict === verdict).map(nameOf));
  const { reclaimedBytes, reclaimedMethod } = report.totals;
  return [
    ['untagged', lines(items.flatMap(({ untagged }) => untagged))],
    ['deleted', lines(items.flatMap(({ deleted }) => deleted))],
    ['conflicts', withVerdict('conflict')],
    ['failed', withVerdict('failed')],
    ['absent', withVerdict('absent')],
    ['in-use', withVerdict('in-use')],
    ['reclaimed-bytes', reclaimedBytes === undefined ? '' : String(reclaimedBytes)],
    ['reclaimed', reclaimedBytes === undefined ? '' : humanSize(reclaimedBytes)],
    ['reclaimed-method', reclaimedMethod],
    ['json', JSON.stringify(report)],
  ];
}

function lines(values: readonly string[]): string {
  return [...new Set(values)].join('\n');
}
