import type { Verdict } from '../model/outcome.ts';
import { humanSize } from '../model/text.ts';
import { nameOf } from './phrases.ts';
import type { Report } from './report.ts';

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
