import { isExcused, isFailure, type ExitRules, type Report } from '../domain/report.ts';
import type { Outcome } from '../domain/verdict.ts';
import { plain } from './text.ts';
import { nameOf, sentence } from './words.ts';

export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** A step shows no more of a level. */
export const MOST_OF_A_LEVEL = 10;

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
  const items = report.hosts.flatMap(({ host, items: its }) => {
    const place = placeOf(host);
    return its.filter((item) => isWorthOne(item, rules)).map((item) => annotation(item, place, rules));
  });
  const all = [...wrong, ...warnings, ...ofHosts, ...skipped, ...items];
  return (['error', 'warning'] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MOST_OF_A_LEVEL),
  );
}

function isWorthOne(item: Outcome, rules: ExitRules): boolean {
  const { verdict, chosenBy } = item;
  if (verdict === 'absent') return rules.missing !== 'ignore' && chosenBy !== 'pattern';
  return verdict === 'conflict' || isFailure(item, rules);
}

function annotation(item: Outcome, place: string, rules: ExitRules): Annotation {
  const level = isFailure(item, rules) ? 'error' : 'warning';
  return { level, message: plain(`${place}${nameOf(item)} (${item.verdict}): ${sentence(item)}`) };
}
