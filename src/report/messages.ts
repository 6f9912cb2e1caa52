import type { Outcome, Verdict } from '../model/outcome.ts';
import { grouped } from '../model/collections.ts';
import { humanSize, plain, plural } from '../model/text.ts';
import { notesOf } from './notes.ts';
import { countsInWords, headline, hostLine, isLeftAlone, nameOf, rowOf, sentence } from './phrases.ts';
import { type ExitRules, type HostReport, isExcused, levelOf, type Report, shownAs } from './report.ts';

/** Lines of the log; with a title they are folded under it. */
export interface LogPart {
  readonly title?: string;
  readonly lines: readonly string[];
}

/** What the log shows beside the parts of {@link logParts}: it tells no fact twice. */
export interface Told {
  readonly annotations: readonly Annotation[];
  /** Whether each removed image already has a line. */
  readonly wasProgressShown: boolean;
}

/** The headline stands last, since a log is read from its end. */
export function logParts(report: Report, { annotations, wasProgressShown }: Told): readonly LogPart[] {
  const isTold = toldElsewhere(report, annotations);
  const parts = [
    { lines: (report.problems ?? []).filter((problem) => !isTold(plain(problem))) },
    { lines: report.dryRun && report.hosts.length > 0 ? [DRY_RUN] : [] },
    ...report.hosts.flatMap((host) => hostParts(host, report, wasProgressShown, isTold)),
    { lines: [headline(report)] },
  ];
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map((part) => ({ ...part, lines: part.lines.map(plain) }));
}

/** The verdicts that follow read as in a removal, so this comes before them. */
const DRY_RUN = 'dry run: nothing is changed; this is what would happen';

function toldElsewhere(
  { hosts, exit }: Report,
  annotations: readonly Annotation[],
): (text: string) => boolean {
  const messages = new Set(annotations.map(({ message }) => message));
  // The message of a failure does not say on which of several engines something failed.
  const failures = hosts.length > 1 ? [] : hosts.flatMap((host) => host.failures ?? []);
  const problems = hosts.flatMap(({ host, problem }) =>
    problem === undefined ? [] : [`${host}: ${problem.message}`],
  );
  const inExit = new Set([...failures, ...problems].filter((text) => exit.message.includes(text)).map(plain));
  return (text) => messages.has(text) || inExit.has(text);
}

/** More lines than this hide the few that matter. */
const MOST_OPEN = 25;

function hostParts(
  host: HostReport,
  report: Report,
  wasProgressShown: boolean,
  isTold: (text: string) => boolean,
): readonly LogPart[] {
  // With progress shown, each deleted image has had its line already.
  const items = host.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
  const areTooMany = items.filter((item) => !isLeftAlone(item)).length > MOST_OPEN;
  const isFolded = (item: Outcome): boolean =>
    isLeftAlone(item) || (areTooMany && rowOf(item).sight !== 'trouble');
  const foldedItems = items.filter(isFolded);
  const openItems = items.filter((item) => !isFolded(item));
  const isItemTold = (item: Outcome): boolean => isTold(itemAsAnnotated(item, host, report));
  const notChosen = (host.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
  const backups = wasProgressShown ? backupLines(host.items) : [];
  const notes = notesOf(host, report.dryRun).filter(
    ({ kind, text }) =>
      !isTold(asAnnotated(text, host, report)) && !(kind === 'failure' && isTold(plain(text))),
  );
  return [
    { lines: [hostLine(host), ...problemLines(host, isTold)] },
    { title: countsInWords(foldedItems), lines: itemLines(foldedItems, isItemTold) },
    { title: plural(backups.length, 'backup'), lines: backups },
    { lines: [...itemLines(openItems, isItemTold), ...notes.map(({ text }) => text)] },
    { title: `${plural(notChosen.length, 'other')} that nothing chose`, lines: notChosen },
  ];
}

function problemLines(host: HostReport, isTold: (text: string) => boolean): readonly string[] {
  const { problem } = host;
  if (problem === undefined) return [];
  const isElsewhere = isTold(plain(`${host.host}: ${problem.message}`)) || isTold(excuseAsAnnotated(host));
  return isElsewhere ? [] : [problem.message];
}

const WIDEST_NAME = 60;

function itemLines(items: readonly Outcome[], isTold: (item: Outcome) => boolean): readonly string[] {
  const named = items.map((item) => ({ item, name: nameOf(item) }));
  const verdictWidth = longest(items, (item) => shownAs(item).length);
  const nameWidth = Math.min(
    WIDEST_NAME,
    longest(named, ({ name }) => name.length),
  );
  return named.map(({ item, name }) => {
    const details = isTold(item) ? [] : detailsOf(item);
    const paddedName = details.length === 0 ? name : name.padEnd(nameWidth);
    return [shownAs(item).padEnd(verdictWidth), paddedName, ...details].join('  ');
  });
}

/** `Math.max(...things)` would overflow the stack for many things. */
function longest<Thing>(things: readonly Thing[], lengthOf: (thing: Thing) => number): number {
  return things.reduce((most, thing) => Math.max(most, lengthOf(thing)), 0);
}

/** The reason says why an image freed nothing, so beside it no 0 is shown. */
function detailsOf(item: Outcome): readonly string[] {
  const { bytes, verdict, reason } = item;
  const isShown = bytes !== undefined && verdict === 'deleted' && (bytes > 0 || reason === undefined);
  return [isShown ? humanSize(bytes) : '', sentence(item)].filter((detail) => detail !== '');
}

/** `/backup/app.tar: app:1, app:2`, for images whose lines progress has shown. */
function backupLines(items: readonly Outcome[]): readonly string[] {
  const deleted = items.filter(({ verdict }) => verdict === 'deleted');
  return [...grouped(deleted, ({ backup }) => backup)].flatMap(([file, images]) =>
    file === undefined ? [] : [`${file}: ${images.map(nameOf).join(', ')}`],
  );
}

export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** GitHub shows no more annotations of a level for a step. */
const MOST_OF_A_LEVEL = 10;

export function annotations(report: Report, rules: ExitRules): readonly Annotation[] {
  const all = [
    (report.problems ?? []).map((message) => annotation('error', message)),
    (report.warnings ?? []).map((message) => annotation('warning', message)),
    report.hosts.flatMap((host) => warningsOf(host, report)),
    report.hosts.flatMap((host) => excusesOf(host, rules)),
    report.hosts.flatMap((host) => host.items.flatMap((item) => annotationsOf(item, host, report, rules))),
  ].flat();
  return (['error', 'warning'] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL),
  );
}

function annotation(level: Annotation['level'], message: string): Annotation {
  return { level, message: plain(message) };
}

/** How an annotation tells a fact of an engine. The log does not repeat what an annotation tells. */
function asAnnotated(text: string, { host }: HostReport, { hosts }: Report): string {
  return plain(hosts.length > 1 ? `${host}: ${text}` : text);
}

/** How an annotation tells an outcome. */
function itemAsAnnotated(item: Outcome, host: HostReport, report: Report): string {
  return asAnnotated(`${nameOf(item)} (${item.verdict}): ${sentence(item)}`, host, report);
}

/** How an annotation tells of an engine that may be missing. */
function excuseAsAnnotated({ host, problem }: HostReport): string {
  return plain(`${host}: ${problem?.message ?? ''}; nothing was removed`);
}

function warningsOf(host: HostReport, report: Report): readonly Annotation[] {
  const warnings = notesOf(host, report.dryRun).filter(({ kind }) => kind === 'warning');
  return warnings.map(({ text }) => annotation('warning', asAnnotated(text, host, report)));
}

function excusesOf(host: HostReport, rules: ExitRules): readonly Annotation[] {
  const isWarning = host.problem !== undefined && isExcused(host.problem, rules);
  return isWarning ? [annotation('warning', excuseAsAnnotated(host))] : [];
}

function annotationsOf(
  item: Outcome,
  host: HostReport,
  report: Report,
  rules: ExitRules,
): readonly Annotation[] {
  const level = levelOf(item, rules);
  return level === 'none' ? [] : [annotation(level, itemAsAnnotated(item, host, report))];
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
