import { countsOf, type Counts, type HostReport, type Report } from '../domain/report.ts';
import { humanSize } from '../domain/size.ts';
import { familiar } from '../domain/reference.ts';
import { VERDICTS, type Outcome, type Verdict } from '../domain/verdict.ts';
import { whyNotClosed } from '../domain/pull-request.ts';
import { told } from './pull-requests.ts';
import type { Reclaimed } from '../domain/account.ts';

/** Phrases that the log, the annotations and the summary share. */

const DONE: Readonly<Record<Verdict, string>> = {
  deleted: 'deleted',
  untagged: 'untagged',
  'variant-deleted': 'deleted as a variant',
  absent: 'absent',
  kept: 'kept',
  'in-use': 'in use',
  conflict: 'in conflict',
  failed: 'failed',
  'not-reached': 'not reached',
};

/** `3 deleted, 1 in conflict; 238.4MB reclaimed` */
export function headline({ totals, dryRun, deferred, hosts, problems }: Report): string {
  const idle = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
  const reason = hosts.length === 0 ? ': `images` is empty' : '';
  const yet =
    deferred === true ? 'nothing is removed yet: `when: post` does it when the job ends' : undefined;
  const nothing = idle ? 'nothing was removed' : (yet ?? `nothing to remove${reason}`);
  const freed = {
    method: totals.reclaimedMethod,
    ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
  };
  const counts = countsInWords(totals);
  if (counts === '') return dryRun ? `Dry run: ${nothing}` : nothing;
  const told = joined(counts, reclaimed(freed));
  return dryRun ? `Dry run, nothing was changed. It would be: ${told}` : told;
}

/** The same of one of several engines. */
export function hostHeadline({ items, reclaimed: freed, problem }: HostReport): string {
  if (problem !== undefined) return 'nothing was removed';
  return items.length === 0 ? 'nothing to remove' : joined(countsInWords(countsOf(items)), reclaimed(freed));
}

function joined(what: string, bytes: string): string {
  return bytes === '' ? what : `${what}; ${bytes}`;
}

/** `3 deleted, 1 in conflict` */
export function countsInWords(counts: Counts): string {
  return VERDICTS.flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    return count === 0 ? [] : [`${String(count)} ${DONE[verdict]}`];
  }).join(', ');
}

function reclaimed({ bytes, method }: Reclaimed): string {
  if (bytes === undefined) return '';
  const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
  return `${limit}${humanSize(bytes)} reclaimed`;
}

export function nameOf({ requested, chosenBy, reference, id, platform }: Outcome): string {
  const found = chosenBy === 'pattern' && id !== undefined ? id : requested;
  const name = reference === undefined ? found : familiar(reference);
  return platform === undefined ? name : `${name} (${platform})`;
}

export function sentence({ reason, next, pullRequests = [] }: Outcome): string {
  const done = pullRequests.filter((one) => whyNotClosed(one) === undefined);
  const said = [reason ?? [], done.map(told), next === undefined ? [] : `next: ${next}`];
  return said.flat().join('; ');
}

export function hostLine({ host, why, engine }: HostReport): string {
  const place = why === undefined ? host : `${host} (${why})`;
  if (engine === undefined) return place;
  return `${place}: ${engine.name} ${engine.version}, API ${engine.apiVersion}, ${engine.store} store`;
}
