import type { Outcome } from '../model/outcome.ts';
import { humanSize } from '../model/text.ts';
import { plain } from './escape.ts';
import { diskRoom, type DiskRoom } from './notes.ts';
import { nameOf } from './phrases.ts';
import type { HostReport } from './report.ts';
import { shortName } from './summary-table.ts';

/** In signs: with what stands beside it, a line fits the width of a phone. */
const DISK_WIDTH = 20;

const SAVING_WIDTH = 10;

/** What the disk and the largest images look like, in blocks of code: only there all signs are as wide as one another. */
export function bars(host: HostReport, dryRun: boolean): string {
  const disk = diskRoom(host);
  const room =
    disk === undefined
      ? []
      : [`**Free on the disk of the engine (${humanSize(disk.size)})**`, block(diskBars(disk))];
  const largest = savings(host.items);
  const title = dryRun ? '**Most would come from**' : '**Most came from**';
  return [...room, ...(largest.length === 0 ? [] : [title, block(largest)])].join('\n\n');
}

function block(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n');
}

/** What is full of a bar is what its label names: the free room. */
function diskBars({ size, free, freeBefore }: DiskRoom): readonly string[] {
  const line = (when: string, room: number): string =>
    `${when} ${bar(room / size, DISK_WIDTH)} ${humanSize(room)} free`;
  return freeBefore === undefined ? [line('now', free)] : [line('before', freeBefore), line('after ', free)];
}

const MOST_SHOWN = 5;

const LONGEST_NAME = 40;

/** One image is no comparison. */
function savings(items: readonly Outcome[]): readonly string[] {
  const freed = items.flatMap((item) => (isSaving(item) ? [{ name: nameOf(item), bytes: item.bytes }] : []));
  if (freed.length < 2) return [];
  const largest = freed.toSorted((one, other) => other.bytes - one.bytes).slice(0, MOST_SHOWN);
  const most = largest[0]?.bytes ?? 0;
  const width = Math.max(...largest.map(({ bytes }) => humanSize(bytes).length));
  return largest.map(
    ({ name, bytes }) =>
      `${humanSize(bytes).padStart(width)} ${bar(bytes / most, SAVING_WIDTH)} ${shortName(plain(name), LONGEST_NAME)}`,
  );
}

function isSaving(item: Outcome): item is Outcome & { readonly bytes: number } {
  return item.deleted.length > 0 && item.bytes !== undefined && item.bytes > 0;
}

function bar(share: number, width: number): string {
  const full = Math.max(0, Math.min(width, Math.round(share * width)));
  return '█'.repeat(full) + '░'.repeat(width - full);
}
