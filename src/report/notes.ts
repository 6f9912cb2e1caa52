import { cacheNote, partsNote } from './build-cache.ts';
import { diskRoom } from './disk-room.ts';
import { goalNote } from './goal.ts';
import { leftBehindNotes } from './left-behind.ts';
import { nameOf } from './phrases.ts';
import type { HostReport, ReportedContainer } from './report.ts';

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
  const cache = host.buildCache === undefined ? [] : cacheNote(host.buildCache, dryRun);
  const left = leftBehind.length === 0 ? [] : leftBehindNotes(leftBehind, dryRun);
  return [
    failures,
    warnings,
    notes,
    containers,
    cache,
    host.reclaimed.parts === undefined ? [] : partsNote(host.reclaimed.parts),
    bytesNote(host),
    difference,
    disk?.goal === undefined ? [] : goalNote(host, dryRun),
    left,
  ].flat();
}

/** Says why the bytes are not exact. */
function bytesNote({ reclaimed: { method, reason } }: HostReport): readonly string[] {
  if (reason === undefined) return [];
  return [`bytes: ${method === 'estimate' ? 'an estimate' : 'a limit'}, since ${reason}`];
}
