import type { Reclaimed } from '../measure/account.ts';
import type { Outcome } from '../model/outcome.ts';
import { type PullRequest, whyNotClosed } from '../model/pull-request.ts';
import { familiar } from '../model/reference.ts';
import { humanSize, markdown, plural } from '../model/text.ts';
import { cacheRecordsInWords } from './build-cache.ts';
import { goalHeadline } from './goal.ts';
import { type HostReport, type Report, shownAs } from './report.ts';
import { type Shown, SHOWN, VERDICT_TABLE, type VerdictRow } from './verdict-table.ts';

/** Phrases that the log, the annotations and the summary share. */

/** `3 deleted, 1 in conflict; 238.4MB reclaimed`; begins with the goal if it is met. */
export function headline({ totals, dryRun, deferred, crashed, hosts, problems }: Report): string {
  if (crashed === true) return 'what was removed is not known';
  const hasProblem = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
  const reason = hosts.length === 0 ? ': `images` is empty' : '';
  const deferral =
    deferred === true ? 'nothing is removed yet: `when: post` does it when the job ends' : undefined;
  const nothing = hasProblem ? 'nothing was removed' : (deferral ?? `nothing to remove${reason}`);
  const freed = {
    method: totals.reclaimedMethod,
    ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
  };
  const counts = removedInWords(hosts, dryRun);
  if (counts === '') return dryRun ? `Dry run: ${nothing}` : nothing;
  const goal = goalIn(hosts, dryRun);
  const result = joined(counts, reclaimed(freed));
  if (dryRun) return `Dry run, nothing was changed. ${goal ?? 'It would be'}: ${result}`;
  return withGoal(goal, result);
}

/** The headline of one of several engines. */
export function hostHeadline(host: HostReport, dryRun: boolean): string {
  const { reclaimed: freed, problem } = host;
  if (problem !== undefined) return 'nothing was removed';
  const counts = removedInWords([host], dryRun);
  if (counts === '') return 'nothing to remove';
  return withGoal(goalIn([host], dryRun), joined(counts, reclaimed(freed)));
}

function goalIn(hosts: readonly HostReport[], dryRun: boolean): string | undefined {
  return hosts.every(({ disk }) => disk?.goal === undefined) ? undefined : goalHeadline(hosts, dryRun);
}

function withGoal(goal: string | undefined, result: string): string {
  return goal === undefined ? result : `${goal}: ${result}`;
}

function joined(counts: string, bytes: string): string {
  return bytes === '' ? counts : `${counts}; ${bytes}`;
}

/**
 * `3 deleted, 11 records of build cache removed`. Counts the containers, and the build cache of which nothing went, only
 * where no image was chosen: beside images the containers have lines of their own.
 */
function removedInWords(hosts: readonly HostReport[], dryRun: boolean): string {
  const removed = dryRun ? '' : ' removed';
  const items = countsInWords(hosts.flatMap((host) => host.items));
  const containers = hosts.flatMap(({ containersRemoved = [] }) => containersRemoved).length;
  const caches = hosts.flatMap(({ buildCache }) => (buildCache?.wasAsked === true ? buildCache : []));
  const records = caches.reduce((total, cache) => total + cache.removed, 0);
  return [
    items,
    items !== '' || containers === 0 ? '' : `${plural(containers, 'container')}${removed}`,
    caches.length === 0 || (records === 0 && items !== '') ? '' : `${cacheRecordsInWords(records)}${removed}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `3 deleted, 1 in conflict` */
export function countsInWords(items: readonly Outcome[]): string {
  const counts = new Map<Shown, number>();
  for (const item of items) counts.set(shownAs(item), (counts.get(shownAs(item)) ?? 0) + 1);
  return SHOWN.flatMap((shown) => {
    const count = counts.get(shown);
    return count === undefined ? [] : [`${String(count)} ${VERDICT_TABLE[shown].words}`];
  }).join(', ');
}

function reclaimed({ bytes, method }: Reclaimed): string {
  if (bytes === undefined) return '';
  const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
  return `${limit}${humanSize(bytes)} reclaimed`;
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
  return `${place}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${engine.store} store`;
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
