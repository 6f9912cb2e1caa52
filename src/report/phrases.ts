import type { Method, Reclaimed } from '../measure/account.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import type { Outcome } from '../model/outcome.ts';
import { type PullRequest, whyNotClosed } from '../model/pull-request.ts';
import { familiar } from '../model/reference.ts';
import { humanSize, markdown, plural } from '../model/text.ts';
import { cacheRecordsInWords } from './build-cache.ts';
import { goalHeadline } from './goal.ts';
import { type HostReport, type Report, shownAs } from './report.ts';
import { type Shown, SHOWN, VERDICT_TABLE, type VerdictRow } from './verdict-table.ts';

/** Phrases that the log, the annotations and the summary share. */

/** `Freed 238.4MB: 3 deleted, 1 in conflict`, or `Would free 42MB: 2 images`. */
export function headline({ totals, dryRun, deferred, crashed, hosts, problems }: Report): string {
  if (crashed === true) return 'what was removed is not known';
  const freed = {
    method: totals.reclaimedMethod,
    ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
  };
  const result =
    resultInWords(hosts, dryRun, freed) ??
    nothingInWords(hosts, { isRefused: problems !== undefined, isDeferred: deferred === true, dryRun });
  const down = hosts.filter(({ problem }) => problem !== undefined).length;
  return hosts.length < 2 || down === 0
    ? result
    : `${result}; ${down} of ${hosts.length} engines could not be cleaned`;
}

function nothingInWords(
  hosts: readonly HostReport[],
  step: { readonly isRefused: boolean; readonly isDeferred: boolean; readonly dryRun: boolean },
): string {
  const problems = hosts.flatMap(({ problem }) => problem ?? []);
  const isSilent = problems.length > 0 && problems.every(({ kind }) => kind === 'no-engine');
  const prefix = step.dryRun ? 'Dry run: ' : '';
  if (hosts.length === 1 && isSilent) return `${prefix}nothing was removed: no engine answered`;
  if (step.isRefused || problems.length > 0) return `${prefix}nothing was removed`;
  if (step.isDeferred) return `${prefix}nothing is removed yet: \`when: post\` does it when the job ends`;
  return `${prefix}nothing to remove${hosts.length === 0 ? ': `images` is empty' : ''}`;
}

/** The headline of one of several engines. */
export function hostHeadline(host: HostReport, dryRun: boolean): string {
  if (host.problem !== undefined) return 'could not be cleaned';
  return resultInWords([host], dryRun, host.reclaimed) ?? 'nothing to remove';
}

/** Undefined where nothing was chosen. */
function resultInWords(
  hosts: readonly HostReport[],
  dryRun: boolean,
  { bytes, method }: Reclaimed,
): string | undefined {
  const items = hosts.flatMap((host) => host.items);
  const counts = [...goingInWords(hosts, items, dryRun), ...countsOf(items, STAYS, dryRun)].join(', ');
  if (counts === '') return undefined;
  const amount = bytes === undefined ? undefined : amountInWords({ bytes, method });
  const verb = dryRun ? 'Would free' : 'Freed';
  const hasGoal = hosts.some(({ disk }) => disk?.goal !== undefined);
  const goal = hasGoal ? (goalHeadline(hosts, dryRun) ?? []) : [];
  if (amount !== undefined) return `${[`${verb} ${amount}`, goal].flat().join(', ')}: ${counts}`;
  if (!dryRun) return [goal, counts].flat().join(': ');
  const nothing = goingInWords(hosts, items, dryRun).length === 0 ? 'nothing, ' : '';
  return `Would remove ${nothing}${counts}`;
}

/** `3 deleted, 11 records of build cache removed`; `2 images` in a dry run. */
function goingInWords(
  hosts: readonly HostReport[],
  items: readonly Outcome[],
  dryRun: boolean,
): readonly string[] {
  const removed = dryRun ? '' : ' removed';
  const containers = hosts.flatMap(({ containersRemoved = [] }) => containersRemoved).length;
  const caches = hosts.flatMap(({ buildCache }) => (buildCache?.wasAsked === true ? buildCache : []));
  const records = caches.reduce((total, cache) => total + cache.removed, 0);
  return [
    ...countsOf(items, GOES, dryRun),
    // Beside images the containers have lines of their own, and a cache of which nothing went is no news.
    ...(items.length > 0 || containers === 0 ? [] : [`${plural(containers, 'container')}${removed}`]),
    ...(caches.length === 0 || (records === 0 && items.length > 0)
      ? []
      : [`${cacheRecordsInWords(records)}${removed}`]),
  ];
}

const GOES = SHOWN.filter((shown) => VERDICT_TABLE[shown].noun !== undefined);

const STAYS = SHOWN.filter((shown) => VERDICT_TABLE[shown].noun === undefined);

/** `3 deleted, 1 in conflict` */
export function countsInWords(items: readonly Outcome[]): string {
  return countsOf(items, SHOWN, false).join(', ');
}

function countsOf(items: readonly Outcome[], verdicts: readonly Shown[], dryRun: boolean): readonly string[] {
  return verdicts.flatMap((shown) => {
    const all = items.filter((item) => shownAs(item) === shown);
    const { words, noun } = VERDICT_TABLE[shown];
    if (all.length === 0) return [];
    if (!dryRun || noun === undefined) return [`${all.length} ${words}`];
    return [plural(noun === 'image' ? imagesIn(all) : all.length, noun)];
  });
}

/** Several names of one image are one image. */
function imagesIn(items: readonly Outcome[]): number {
  return new Set(items.map(({ id, requested }) => id ?? requested)).size;
}

const LIMITS: Readonly<Record<Method, string>> = {
  exact: '',
  'upper-bound': 'at most ',
  estimate: 'about ',
  off: '',
};

/** `238.4MB`, `at most 238.4MB`, or `nothing` where that is certain. */
export function amountInWords({
  bytes,
  method,
}: {
  readonly bytes: number;
  readonly method: Method;
}): string {
  return bytes === 0 && method === 'exact' ? 'nothing' : `${LIMITS[method]}${humanSize(bytes)}`;
}

export function nameOf({ requested, chosenBy, reference, id, platform }: Outcome): string {
  const searched = chosenBy === 'pattern' && id !== undefined ? id : requested;
  const name = reference === undefined ? searched : familiar(reference);
  return platform === undefined ? name : `${name} (${platform})`;
}

export function sentence({ reason, next, backup, pullRequests = [] }: Outcome): string {
  const closed = pullRequests.filter((pullRequest) => whyNotClosed(pullRequest) === undefined);
  const parts = [
    reason ?? [],
    backup === undefined ? [] : `saved to ${backup}`,
    closed.map(pullRequestText),
    next === undefined ? [] : `next: ${next}`,
  ];
  return parts.flat().join('; ');
}

export function hostLine({ host, why, engine }: HostReport): string {
  const place = why === undefined ? host : `${host} (${why})`;
  if (engine === undefined) return place;
  return `${place}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${storeName(engine)}`;
}

/** `classic store (overlay2)` */
export function storeName({ store, storageDriver }: Pick<EngineFacts, 'store' | 'storageDriver'>): string {
  const { storeName: name } = TRAITS[store];
  return storageDriver === undefined ? name : `${name} (${storageDriver})`;
}

/** `pull request #12 merged since 2026-05-01: Add a button`; callers must escape the title: it is foreign text. */
export function pullRequestText(pullRequest: PullRequest): string {
  const { number, title } = pullRequest;
  return `pull request #${number} ${stateSince(pullRequest)}${title === undefined ? '' : `: ${title}`}`;
}

/** The same with a link, in Markdown. The address holds only the server, the repository and the number. */
export function pullRequestLinks(pullRequest: PullRequest): string {
  const { number, title = '', url } = pullRequest;
  return `[${`#${number} ${markdown(title)}`.trim()}](${url}) ${stateSince(pullRequest)}`;
}

function stateSince({ state, closedAt }: PullRequest): string {
  return closedAt === undefined ? state : `${state} since ${closedAt.slice(0, 10)}`;
}

export function rowOf(item: Pick<Outcome, 'verdict' | 'cause'>): VerdictRow {
  return VERDICT_TABLE[shownAs(item)];
}

export function isLeftAlone(item: Outcome): boolean {
  return rowOf(item).sight === 'folded';
}
