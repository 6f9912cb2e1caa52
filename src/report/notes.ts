import { cacheNote, partsNote, partsThatFreed } from './build-cache.ts';
import { diskRoom, roomInWords } from './disk-room.ts';
import { goalNote } from './goal.ts';
import { leftBehindNotes } from './left-behind.ts';
import { nameOf } from './phrases.ts';
import type { HostReport, ReportedContainer } from './report.ts';

/** A sentence that the log and the summary share. */
export interface Note {
  /**
   * `failure` stands in the failure message of the step too, `warning` in an annotation. The summary has `disk` and
   * `parts` in a form of its own.
   */
  readonly kind: 'failure' | 'warning' | 'success' | 'disk' | 'parts' | 'fact';
  readonly text: string;
}

export function asNotes(kind: Note['kind'], texts: readonly string[] | string): readonly Note[] {
  return [texts].flat().map((text) => ({ kind, text }));
}

/** What else the step did and found on an engine. */
export function notesOf(host: HostReport, dryRun: boolean): readonly Note[] {
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
  const room = disk === undefined ? undefined : diskRoom(host, disk);
  const goal = disk?.goal === undefined ? [] : goalNote(host, dryRun);
  const hasMetGoal = goal.some(({ kind }) => kind === 'success');
  const cache = host.buildCache === undefined ? [] : cacheNote(host.buildCache, dryRun);
  const left = leftBehind.length === 0 ? [] : leftBehindNotes(leftBehind, dryRun);
  const { parts } = host.reclaimed;
  return [
    asNotes('failure', failures),
    asNotes('warning', warnings),
    asNotes('fact', notes),
    asNotes('fact', containers),
    asNotes('fact', cache),
    asNotes('parts', parts === undefined ? [] : partsNote(partsThatFreed(parts))),
    asNotes('fact', bytesNote(host)),
    asNotes(
      'disk',
      room !== undefined && (room.freeBefore !== undefined || hasMetGoal) ? roomInWords(room) : [],
    ),
    asNotes('fact', room?.difference ?? []),
    goal,
    asNotes('fact', left),
  ].flat();
}

/** Says why the bytes are not exact. */
function bytesNote({ reclaimed: { method, reason } }: HostReport): readonly string[] {
  if (reason === undefined) return [];
  return [`bytes: ${method === 'estimate' ? 'an estimate' : 'a limit'}, since ${reason}`];
}
