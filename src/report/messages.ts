import type { Outcome, Verdict } from '../model/outcome.ts';
import { humanSize, plain, plural } from '../model/text.ts';
import { missedGoal } from './goal.ts';
import { notesOf } from './notes.ts';
import { countsInWords, headline, hostLine, isLeftAlone, nameOf, rowOf, sentence } from './phrases.ts';
import { type ExitRules, type HostReport, isExcused, levelOf, type Report, shownAs } from './report.ts';

/** Lines of the log; with a title they are folded under it. */
export interface LogPart {
  readonly title?: string;
  readonly lines: readonly string[];
}

/** The headline stands last, since a log is read from its end. */
export function logParts(report: Report, wasProgressShown = false): readonly LogPart[] {
  const parts = [
    // The first ones are printed as annotations already.
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

function hostParts(host: HostReport, dryRun: boolean, wasProgressShown: boolean): readonly LogPart[] {
  // With progress shown, each deleted image has had its line already.
  const items = host.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
  const areTooMany = items.filter((item) => !isLeftAlone(item)).length > MOST_OPEN;
  const isFolded = (item: Outcome): boolean =>
    isLeftAlone(item) || (areTooMany && rowOf(item).sight !== 'trouble');
  const foldedItems = items.filter(isFolded);
  const openItems = items.filter((item) => !isFolded(item));
  const notChosen = (host.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
  return [
    { lines: [hostLine(host), ...(host.problem === undefined ? [] : [host.problem.message])] },
    { title: countsInWords(foldedItems), lines: itemLines(foldedItems) },
    { lines: [...itemLines(openItems), ...notesOf(host, dryRun)] },
    { title: `${plural(notChosen.length, 'other')} that nothing chose`, lines: notChosen },
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

/** `Math.max(...things)` would overflow the stack for many things. */
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

/** GitHub shows no more annotations of a level for a step. */
const MOST_OF_A_LEVEL = 10;

export function annotations(report: Report, rules: ExitRules): readonly Annotation[] {
  const problems = (report.problems ?? []).map((message): Annotation => ({
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
  const hostWarnings = report.hosts.flatMap(({ host, warnings: own = [] }) =>
    own.map((message): Annotation => ({ level: 'warning', message: plain(placeOf(host) + message) })),
  );
  const withGoals = report.hosts.filter(({ disk }) => disk?.goal !== undefined);
  const goals = withGoals.flatMap((host) =>
    missedGoal(host, report.dryRun).map((message): Annotation => ({
      level: 'warning',
      message: plain(placeOf(host.host) + message),
    })),
  );
  const items = report.hosts.flatMap(({ host, items: outcomes }) =>
    outcomes.flatMap((item) => annotationsOf(item, placeOf(host), rules)),
  );
  const all = [...problems, ...warnings, ...hostWarnings, ...goals, ...skipped, ...items];
  return (['error', 'warning'] as const).flatMap((level) =>
    all.filter((annotation) => annotation.level === level).slice(0, MOST_OF_A_LEVEL),
  );
}

function annotationsOf(item: Outcome, place: string, rules: ExitRules): readonly Annotation[] {
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
