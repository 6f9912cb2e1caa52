import type { HostReport, Report } from '../domain/report.ts';
import { counted } from '../domain/conflict.ts';
import { humanSize } from '../domain/size.ts';
import type { Outcome } from '../domain/verdict.ts';
import { asides } from './asides.ts';
import { plain } from './text.ts';
import { headline, hostLine, nameOf, sentence } from './words.ts';

/** Lines of the log; with a title they are folded under it. */
export interface LogPart {
  readonly title?: string;
  readonly lines: readonly string[];
}

/** What a person wants first is last: the headline. */
export function logParts(report: Report, wasProgressShown = false): readonly LogPart[] {
  const parts = [
    { lines: report.problems ?? [] },
    ...report.hosts.flatMap((host) => hostParts(host, report.dryRun, wasProgressShown)),
    { lines: [headline(report)] },
  ];
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map((part) => ({ ...part, lines: part.lines.map(plain) }));
}

function hostParts(full: HostReport, dryRun: boolean, wasProgressShown: boolean): readonly LogPart[] {
  // Nothing is printed twice: what went had a line when it did.
  const items = full.items.filter(({ verdict }) => !wasProgressShown || verdict !== 'deleted');
  const host = { ...full, items };
  const rest = (host.notChosen ?? []).map(({ name, reason }) => `${name}: ${reason}`);
  return [
    { lines: [...hostLines(host), ...asides(full, dryRun)] },
    { title: `${counted(rest.length, 'other')} that nothing chose`, lines: rest },
  ];
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
