import { humanSize } from '../model/text.ts';
import { diskRoom } from './disk-room.ts';
import { nameOf } from './phrases.ts';
import type { HostReport, ToldContainer } from './report.ts';

/** What became of `until-free`. */
type GoalState =
  | 'met'
  /** A dry run: the removals would reach it, or only may, since their bytes are no exact figure. */
  | 'would-be-met'
  | 'may-be-met'
  /** A dry run that does not reach it, or a disk that could not be seen again. */
  | 'unknown'
  /** It was met, and others wrote to the disk before the step ended. */
  | 'lost'
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
  if (isEnough) return { ...known, state: 'lost' };
  return {
    ...known,
    state: items.some(({ verdict }) => verdict === 'not-reached') ? 'unfinished' : 'missed',
  };
}

/** What the headline begins with where the aim is reached on every engine that has one. */
export function goalHeadline(hosts: readonly HostReport[], dryRun: boolean): string | undefined {
  const goals = hosts.flatMap((host) => goalOf(host, dryRun) ?? []);
  const [first] = goals;
  // An engine that could not be worked on reached nothing.
  if (first === undefined || goals.length < hosts.length) return undefined;
  const states = new Set(goals.map(({ state }) => state));
  const free = goals.length === 1 ? `, ${humanSize(first.free)} are free` : '';
  if (states.size === 1 && first.state === 'met') return `Goal met${free}`;
  const isForetold = [...states].every((state) => ['met', 'would-be-met', 'may-be-met'].includes(state));
  if (!isForetold) return undefined;
  return states.has('may-be-met') ? 'The goal may be met' : 'The goal would be met';
}

/** An aim that was missed must not pass in silence, though nothing went wrong. */
function goalSentence(host: HostReport, dryRun: boolean): readonly string[] {
  const goal = goalOf(host, dryRun);
  return goal === undefined ? [] : [`disk: ${SENTENCES[goal.state](goal)}`];
}

function roomOf({ free, size }: GoalReport): string {
  return `${humanSize(free)} of ${humanSize(size)} are free`;
}

function asked(goal: GoalReport): string {
  return `${roomOf(goal)}, ${humanSize(goal.wanted)} are asked for`;
}

const SENTENCES: Readonly<Record<GoalState, (goal: GoalReport) => string>> = {
  met: (goal) => `${roomOf(goal)}, as asked for (${humanSize(goal.wanted)})`,
  'would-be-met': asked,
  'may-be-met': asked,
  unknown: asked,
  lost: (goal) =>
    `${humanSize(goal.wanted)} were free when the removals stopped, as asked for; now ${roomOf(goal)}, because others wrote to it meanwhile`,
  unfinished: (goal) =>
    `only ${roomOf(goal)}, ${humanSize(goal.wanted)} were asked for, and the step ended before all that was chosen had its turn`,
  missed: (goal) =>
    `only ${roomOf(goal)}, ${humanSize(goal.wanted)} were asked for, and nothing more was chosen that could go`,
};

/** What else a step did and found on an engine, in sentences that the log and the summary share. */
export function notesOf(host: HostReport, dryRun: boolean): readonly string[] {
  const {
    failures = [],
    warnings = [],
    notes = [],
    containersRemoved = [],
    containersStopping = [],
    items,
  } = host;
  const done = dryRun ? 'would be removed first' : 'removed first';
  const holders = new Map(items.toReversed().map((item) => [item.id, item]));
  const sentence = (what: string): ((container: ToldContainer) => string) => {
    return ({ name, state, image }) => {
      const holder = holders.get(image);
      const held = holder === undefined ? image.slice(0, 19) : nameOf(holder);
      return `container ${name} (${state}, of ${held}) ${what}`;
    };
  };
  const containers = [
    ...containersRemoved.map(sentence(done)),
    ...containersStopping.map(
      sentence('was asked to stop and had not ended when the step did; it may still end'),
    ),
  ];
  const { disk } = host;
  const difference = disk === undefined ? [] : (diskRoom(host, disk).difference ?? []);
  return [
    failures,
    warnings,
    notes,
    containers,
    bytesNote(host),
    difference,
    goalSentence(host, dryRun),
  ].flat();
}

/** Why the bytes are no exact figure. */
function bytesNote({ reclaimed: { method, reason } }: HostReport): readonly string[] {
  if (reason === undefined) return [];
  return [`bytes: ${method === 'estimate' ? 'an estimate' : 'a limit'}, since ${reason}`];
}
