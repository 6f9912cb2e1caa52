import { humanSize } from '../model/text.ts';
import { diskRoom } from './disk-room.ts';
import { leftBehindNotes } from './left-behind.ts';
import { nameOf } from './phrases.ts';
import type { HostReport, ReportedContainer } from './report.ts';

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
  if (free >= wanted) return { ...known, state: 'met' };
  if (dryRun && (isEnough || freeBefore + (reclaimed.bytes ?? 0) >= wanted)) {
    return { ...known, state: reclaimed.method === 'exact' ? 'would-be-met' : 'may-be-met' };
  }
  if (freeAfter === undefined) return { ...known, state: 'unknown' };
  if (isEnough) return { ...known, state: 'no-longer-met' };
  return {
    ...known,
    state: items.some(({ verdict }) => verdict === 'not-reached') ? 'unfinished' : 'missed',
  };
}

/** The beginning of the headline; undefined unless every engine reaches its goal. */
export function goalHeadline(hosts: readonly HostReport[], dryRun: boolean): string | undefined {
  const goals = hosts.flatMap((host) => goalOf(host, dryRun) ?? []);
  const [first] = goals;
  // An engine that could not be cleaned reached no goal.
  if (first === undefined || goals.length < hosts.length) return undefined;
  const states = new Set(goals.map(({ state }) => state));
  const free = goals.length === 1 ? `, ${humanSize(first.free)} are free` : '';
  if (states.size === 1 && first.state === 'met') return `Goal met${free}`;
  const isReached = [...states].every((state) => ['met', 'would-be-met', 'may-be-met'].includes(state));
  if (!isReached) return undefined;
  return states.has('may-be-met') ? 'The goal may be met' : 'The goal would be met';
}

/** The user must learn of a missed goal, although it is no failure. */
function goalNote(host: HostReport, dryRun: boolean): readonly string[] {
  const goal = goalOf(host, dryRun);
  return goal === undefined ? [] : [`disk: ${GOAL_NOTES[goal.state](goal)}`];
}

function freeShare({ free, size }: GoalReport): string {
  return `${humanSize(free)} of ${humanSize(size)} are free`;
}

function freeAndWanted(goal: GoalReport): string {
  return `${freeShare(goal)}, ${humanSize(goal.wanted)} are asked for`;
}

const GOAL_NOTES: Readonly<Record<GoalState, (goal: GoalReport) => string>> = {
  met: (goal) => `${freeShare(goal)}, as asked for (${humanSize(goal.wanted)})`,
  'would-be-met': freeAndWanted,
  'may-be-met': freeAndWanted,
  unknown: freeAndWanted,
  'no-longer-met': (goal) =>
    `${humanSize(goal.wanted)} were free when the removals stopped, as asked for; now ${freeShare(goal)}, because others wrote to it meanwhile`,
  unfinished: (goal) =>
    `only ${freeShare(goal)}, ${humanSize(goal.wanted)} were asked for, and the step ended before it reached every chosen image`,
  missed: (goal) =>
    `only ${freeShare(goal)}, ${humanSize(goal.wanted)} were asked for, and nothing else that was chosen could be removed`,
};

/** What else the step did and found on an engine, in sentences that the log and the summary share. */
export function notesOf(host: HostReport, dryRun: boolean): readonly string[] {
  const {
    failures = [],
    warnings = [],
    notes = [],
    containersRemoved = [],
    containersStopping = [],
    leftBehind = [],
    items,
  } = host;
  const removed = dryRun ? 'would be removed' : 'removed';
  const itemsById = new Map(items.toReversed().map((item) => [item.id, item]));
  const noteOf = (what: string): ((container: ReportedContainer) => string) => {
    return ({ name, state, image }) => {
      const item = itemsById.get(image);
      const imageName = item === undefined ? image.slice(0, 19) : nameOf(item);
      return `container ${name} (${state}, of ${imageName}) ${what}`;
    };
  };
  const containers = [
    ...containersRemoved.map((container) => {
      const isForImage = itemsById.get(container.image)?.verdict === 'deleted';
      return noteOf(isForImage ? `${removed} first` : removed)(container);
    }),
    ...containersStopping.map(
      noteOf('was asked to stop and had not ended when the step did; it may still end'),
    ),
  ];
  const { disk } = host;
  const difference = disk === undefined ? [] : (diskRoom(host, disk).difference ?? []);
  const left = leftBehind.length === 0 ? [] : leftBehindNotes(leftBehind, dryRun);
  return [
    failures,
    warnings,
    notes,
    containers,
    bytesNote(host),
    difference,
    goalNote(host, dryRun),
    left,
  ].flat();
}

/** Says why the bytes are not exact. */
function bytesNote({ reclaimed: { method, reason } }: HostReport): readonly string[] {
  if (reason === undefined) return [];
  return [`bytes: ${method === 'estimate' ? 'an estimate' : 'a limit'}, since ${reason}`];
}
