import type { HostReport, Report } from '../domain/report.ts';
import { humanSize } from '../domain/size.ts';
import type { Outcome } from '../domain/verdict.ts';
import { plain } from './text.ts';
import { headline, hostLine, nameOf, sentence } from './words.ts';

/** What a person wants first is last: the headline. */
export function logLines(report: Report): readonly string[] {
  return [...(report.problems ?? []), ...report.hosts.flatMap(hostLines), headline(report)].map(plain);
}

function hostLines(host: HostReport): readonly string[] {
  const verdictWidth = Math.max(...host.items.map(({ verdict }) => verdict.length));
  const nameWidth = Math.min(60, Math.max(...host.items.map((item) => nameOf(item).length)));
  const line = (item: Outcome): string =>
    [item.verdict.padEnd(verdictWidth), nameOf(item).padEnd(nameWidth), ...details(item)].join('  ');
  return [
    hostLine(host),
    ...(host.problem === undefined ? [] : [host.problem.message]),
    ...host.items.map(line),
  ];
}

function details(item: Outcome): readonly string[] {
  const bytes = item.bytes === undefined || item.verdict !== 'deleted' ? '' : humanSize(item.bytes);
  return [bytes, sentence(item)].filter((detail) => detail !== '');
}
