import type { Reclaimed } from '../measure/account.ts';
import type { BytesByPart } from '../measure/total.ts';
import type { EngineFacts } from '../model/engine-traits.ts';
import type { LeftBehind } from '../model/left-behind.ts';
import { type NotChosen, type Outcome, type Verdict, VERDICTS } from '../model/outcome.ts';
import { plural } from '../model/text.ts';
import type { CacheReport } from './build-cache.ts';
import { type Shown, VERDICT_TABLE } from './verdict-table.ts';

export interface HostReport {
  readonly host: string;
  /** Why this engine was chosen: `DOCKER_HOST`, `the default socket`. */
  readonly why?: string;
  readonly engine?: EngineFacts;
  readonly items: readonly Outcome[];
  /** The other images of the engine, and why they stay: in a dry run that chooses by pattern or filter. */
  readonly notChosen?: readonly NotChosen[];
  /** What a user should change, although nothing failed. */
  readonly warnings?: readonly string[];
  /** Further facts for the log, such as a pattern that matches nothing. */
  readonly notes?: readonly string[];
  /** Failures that belong to no item, and that fail the step. */
  readonly failures?: readonly string[];
  /** Containers that were removed first because an image needed it. */
  readonly containersRemoved?: readonly ReportedContainer[];
  /** Containers that were asked to stop and had not ended when the step did; they may still end. */
  readonly containersStopping?: readonly ReportedContainer[];
  /** What the job added beside images and the step leaves alone; only with `scope: job`. */
  readonly leftBehind?: readonly LeftBehind[];
  /** The disk of the engine, if this machine can read it. */
  readonly disk?: DiskReport;
  readonly reclaimed: Reclaimed & { readonly parts?: BytesByPart };
  /** Where the step cleaned BuildKit's cache, or where it may hold what was removed. */
  readonly buildCache?: CacheReport;
  /** Why this engine could not be cleaned. */
  readonly problem?: {
    /** `no-engine`: no engine answered. */
    readonly kind: 'no-engine' | 'unsuitable' | 'trouble' | 'cancelled';
    readonly message: string;
  };
}

export interface ReportedContainer {
  readonly id: string;
  readonly name: string;
  /** The ID of the image that it was made from. */
  readonly image: string;
  /** Before the removal. */
  readonly state: string;
}

export interface DiskReport {
  readonly size: number;
  readonly freeBefore: number;
  /** Unknown in a dry run. */
  readonly freeAfter?: number;
  /** What `until-free` asks for. */
  readonly goal?: number;
}

export interface Report {
  readonly schemaVersion: 1;
  readonly dryRun: boolean;
  readonly phase: 'main' | 'post';
  /** Nothing was removed in this phase; the post phase removes. */
  readonly deferred?: true;
  /** The action met an error of its own, so nobody knows what was removed until then. */
  readonly crashed?: true;
  readonly hosts: readonly HostReport[];
  /** What a user should change, although nothing failed. */
  readonly warnings?: readonly string[];
  /** Errors in the inputs or in this action, for which the step did not start. */
  readonly problems?: readonly string[];
  readonly totals: Counts & {
    readonly reclaimedBytes?: number;
    readonly reclaimedMethod: Reclaimed['method'];
  };
  readonly exit: { readonly failed: boolean; readonly message: string };
  /** How long the phase took. */
  readonly seconds?: number;
}

/** The inputs that decide what fails the step. */
export interface ExitRules {
  readonly failOnConflict: boolean;
  readonly missing: 'ignore' | 'warn' | 'fail';
  readonly noEngine: 'fail' | 'skip';
}

export function report(
  hosts: readonly HostReport[],
  rules: ExitRules & { readonly dryRun: boolean },
  warnings: readonly string[] = [],
): Report {
  const items = hosts.flatMap((host) => host.items);
  const { bytes, method } = reclaimedBy(hosts);
  return {
    schemaVersion: 1,
    dryRun: rules.dryRun,
    phase: 'main',
    hosts,
    ...(warnings.length === 0 ? {} : { warnings }),
    totals: {
      ...countsOf(items),
      ...(bytes === undefined ? {} : { reclaimedBytes: bytes }),
      reclaimedMethod: method,
    },
    exit: exit(items, hosts, rules),
  };
}

/** Adds warnings that came up outside of the hosts. */
export function withWarnings(original: Report, more: readonly string[]): Report {
  const warnings = [...more, ...(original.warnings ?? [])];
  return warnings.length === 0 ? original : { ...original, warnings };
}

/** The report of a run that ended before any engine was asked. */
export function refused(problems: readonly string[], dryRun: boolean): Report {
  return unfinished(
    problems,
    `${plural(problems.length, 'problem')} with the inputs; nothing was removed`,
    dryRun,
  );
}

/** The report of a post phase without a usable record of what was there before. */
export function recordLost(problem: string, dryRun: boolean): Report {
  const message =
    'the record of what was there before this job is lost, so what is new is unknown; nothing was removed';
  return unfinished([problem], message, dryRun);
}

/** The report of a first phase that could not hand over to the post phase. */
export function unprepared(problems: readonly string[], dryRun: boolean): Report {
  return unfinished(problems, 'nothing will be removed when the job ends', dryRun);
}

/** The report of a run that hit a bug in this action. */
export function crashed(problem: string): Report {
  const message =
    'the action met an error of its own; what was removed until then is not known, please report it';
  return { ...unfinished([problem], message, false), crashed: true };
}

function unfinished(problems: readonly string[], message: string, dryRun: boolean): Report {
  return {
    schemaVersion: 1,
    dryRun,
    phase: 'main',
    hosts: [],
    problems,
    totals: { reclaimedMethod: 'off' },
    exit: { failed: true, message },
  };
}

type Counts = Readonly<Partial<Record<Verdict, number>>>;

function countsOf(items: readonly Outcome[]): Counts {
  const counts = VERDICTS.map(
    (verdict) => [verdict, items.filter((item) => item.verdict === verdict).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** The sum over the hosts is only as exact as the least exact of them. */
function reclaimedBy(hosts: readonly HostReport[]): Reclaimed {
  const worstFirst: readonly Reclaimed['method'][] = ['off', 'estimate', 'upper-bound', 'exact'];
  // Skip an engine that could not be cleaned: its missing figure is no doubt about the others.
  const methods = hosts.flatMap(({ reclaimed, problem }) => (problem === undefined ? reclaimed.method : []));
  const method = worstFirst.find((candidate) => methods.includes(candidate)) ?? 'off';
  if (method === 'off') return { method };
  return { method, bytes: hosts.reduce((bytes, { reclaimed }) => bytes + (reclaimed.bytes ?? 0), 0) };
}

/** Whether an outcome fails the step, or is worth a warning. */
export function levelOf(
  item: Pick<Outcome, 'verdict' | 'cause' | 'chosenBy'>,
  { failOnConflict, missing }: ExitRules,
): 'error' | 'warning' | 'none' {
  const { level } = VERDICT_TABLE[shownAs(item)];
  if (level === 'fail-on-conflict') return failOnConflict ? 'error' : 'warning';
  if (level !== 'missing') return level;
  // A pattern asks for no particular image, so one that is gone by now is no failure.
  return item.chosenBy === 'pattern' ? 'none' : MISSING[missing];
}

const MISSING = { ignore: 'none', warn: 'warning', fail: 'error' } as const;

export function shownAs({ verdict, cause }: Pick<Outcome, 'verdict' | 'cause'>): Shown {
  return cause === 'enough' || cause === 'no-room' ? 'left-alone' : verdict;
}

export function isExcused(problem: NonNullable<HostReport['problem']>, rules: ExitRules): boolean {
  return problem.kind === 'no-engine' && rules.noEngine === 'skip';
}

function exit(items: readonly Outcome[], hosts: readonly HostReport[], rules: ExitRules): Report['exit'] {
  const problems = hosts.flatMap(({ host, problem }) =>
    problem === undefined || isExcused(problem, rules) ? [] : [`${host}: ${problem.message}`],
  );
  const failing = items.filter((item) => levelOf(item, rules) === 'error');
  const counts = countsOf(failing);
  const kinds = VERDICTS.flatMap((verdict) => {
    const count = counts[verdict];
    return count === undefined ? [] : [`${count} ${VERDICT_TABLE[verdict].words}`];
  });
  const verdicts =
    failing.length === 0
      ? []
      : [`${failing.length} of ${plural(items.length, 'item')} went wrong: ${kinds.join(', ')}`];
  const failures = new Set(hosts.flatMap((host) => host.failures ?? []));
  const message = [...problems, ...failures, ...verdicts].join('; ');
  return { failed: message !== '', message };
}
