import type { Verdict } from '../model/outcome.ts';
import { humanSize, plural } from '../model/text.ts';
import type { Note } from './notes.ts';
import type { HostReport } from './report.ts';

/** Whether the goal of `until-free` was reached. */
type GoalState =
  | 'met'
  /** A dry run predicts that the removals reach it; only perhaps where their bytes are not exact. */
  | 'would-be-met'
  | 'may-be-met'
  /** A dry run predicts that they do not, or the disk could not be read again. */
  | 'unknown'
  /** It was met, and others wrote to the disk before the step ended. */
  | 'no-longer-met'
  /** The time was up, or the step was cancelled. */
  | 'unfinished'
  /** Removals freed no room. */
  | 'in-vain'
  | 'missed';

interface GoalReport {
  readonly state: GoalState;
  readonly free: number;
  readonly size: number;
  readonly wanted: number;
}

function goalOf({ disk, items, reclaimed }: HostReport, dryRun: boolean): GoalReport | undefined {
  if (disk?.goal === undefined) return undefined;
  const { freeBefore, freeAfter, goal: wanted, size } = disk;
  const free = freeAfter ?? freeBefore;
  const known = { free, size, wanted };
  const isEnough = items.some(({ cause }) => cause === 'enough');
  const isInVain = items.some(({ cause }) => cause === 'no-room');
  if (free >= wanted) return { ...known, state: 'met' };
  if (dryRun && (isEnough || freeBefore + (reclaimed.bytes ?? 0) >= wanted)) {
    return { ...known, state: reclaimed.method === 'exact' ? 'would-be-met' : 'may-be-met' };
  }
  if (freeAfter === undefined) return { ...known, state: 'unknown' };
  if (isEnough) return { ...known, state: 'no-longer-met' };
  if (isInVain) return { ...known, state: 'in-vain' };
  return {
    ...known,
    state: items.some(({ verdict }) => verdict === 'not-reached') ? 'unfinished' : 'missed',
  };
}

/** For the headline; undefined unless every engine reaches its goal. */
export function goalHeadline(hosts: readonly HostReport[], dryRun: boolean): string | undefined {
  const goals = hosts.flatMap((host) => goalOf(host, dryRun) ?? []);
  const [first] = goals;
  // An engine that could not be cleaned reached no goal.
  if (first === undefined || goals.length < hosts.length) return undefined;
  const states = new Set(goals.map(({ state }) => state));
  if (states.size === 1 && first.state === 'met') return 'goal met';
  const isReached = [...states].every((state) => ['met', 'would-be-met', 'may-be-met'].includes(state));
  if (!isReached) return undefined;
  return states.has('may-be-met') ? 'goal may be met' : 'goal would be met';
}

/** A goal that was met is a success. A missed one is no failure, but the user must learn of it. */
export function goalNote(host: HostReport, dryRun: boolean): readonly Note[] {
  const goal = goalOf(host, dryRun);
  if (goal === undefined) return [];
  const holders = isMissed(goal) ? holdersOf(host) : [];
  const text = [`disk: ${GOAL_NOTES[goal.state](goal)}`, ...holders].join('; ');
  return [{ kind: isMissed(goal) ? 'warning' : goal.state === 'met' ? 'success' : 'fact', text }];
}

function isMissed({ state }: GoalReport): boolean {
  return state === 'missed' || state === 'in-vain';
}

/** What still takes room, as far as this step knows. */
function holdersOf({ buildCache, items }: HostReport): readonly string[] {
  const records = buildCache?.kept ?? 0;
  const size = buildCache?.bytesAfter === undefined ? '' : ` of ${humanSize(buildCache.bytesAfter)}`;
  const next = buildCache?.wasAsked === true ? '' : ' (next: `build-cache: unused`)';
  const cache = records === 0 ? [] : [`the build cache holds ${plural(records, 'record')}${size}${next}`];
  const staying = new Set(
    items.flatMap(({ verdict, id }) => (id !== undefined && STAYS.has(verdict) ? id : [])),
  );
  return staying.size === 0 ? cache : [...cache, `${plural(staying.size, 'chosen image')} had to stay`];
}

const STAYS: ReadonlySet<Verdict> = new Set(['kept', 'in-use', 'conflict', 'failed']);

function freeShare({ free, size }: GoalReport): string {
  return `${humanSize(free)} of ${humanSize(size)} are free`;
}

function freeAndWanted(goal: GoalReport): string {
  return `${freeShare(goal)}, ${humanSize(goal.wanted)} are asked for`;
}

const GOAL_NOTES: Readonly<Record<GoalState, (goal: GoalReport) => string>> = {
  met: (goal) => `at least ${humanSize(goal.wanted)} are free, as asked for`,
  'would-be-met': freeAndWanted,
  'may-be-met': freeAndWanted,
  unknown: freeAndWanted,
  'no-longer-met': (goal) =>
    `${humanSize(goal.wanted)} were free when the removals stopped, as asked for; now ${freeShare(goal)}, because others wrote to it meanwhile`,
  unfinished: (goal) =>
    `only ${freeShare(goal)}, ${humanSize(goal.wanted)} were asked for, and the step ended before it reached every chosen image`,
  'in-vain': (goal) =>
    `only ${freeShare(goal)}, ${humanSize(goal.wanted)} were asked for, and the removals stopped, since they freed no room: something else holds the layers`,
  missed: (goal) =>
    `only ${freeShare(goal)}, ${humanSize(goal.wanted)} were asked for, and nothing else that was chosen could be removed`,
};
