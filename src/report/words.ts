import type { HostReport, Report } from '../domain/report.ts';
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

/** `3 deleted, 1 in conflict. 238.4MB reclaimed.` */
export function headline({ totals, dryRun, deferred, hosts, problems }: Report): string {
  const counts = VERDICTS.flatMap((verdict) => {
    const count = totals[verdict];
    return count === undefined ? [] : [`${String(count)} ${DONE[verdict]}`];
  });
  const idle = problems !== undefined || hosts.some(({ problem }) => problem !== undefined);
  const reason = hosts.length === 0 ? ': `images` is empty' : '';
  const yet =
    deferred === true ? 'nothing is removed yet: `when: post` does it when the job ends' : undefined;
  const nothing = idle ? 'nothing was removed' : (yet ?? `nothing to remove${reason}`);
  const what = counts.length > 0 ? counts.join(', ') : nothing;
  const freed = {
    method: totals.reclaimedMethod,
    ...(totals.reclaimedBytes === undefined ? {} : { bytes: totals.reclaimedBytes }),
  };
  const bytes = hosts.length > 0 && deferred !== true ? reclaimed(freed, dryRun) : '';
  return `${dryRun ? 'Dry run, nothing was changed: ' : ''}${what}${bytes === '' ? '' : `; ${bytes}`}`;
}

function reclaimed({ bytes, method }: Reclaimed, dryRun: boolean): string {
  if (bytes === undefined) return '';
  const limit = method === 'upper-bound' ? 'at most ' : method === 'estimate' ? 'about ' : '';
  return `${limit}${humanSize(bytes)} ${dryRun ? 'would be reclaimed' : 'reclaimed'}`;
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
