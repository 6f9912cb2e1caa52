import type { Method } from '../measure/account.ts';
import { humanSize } from '../model/text.ts';
import type { DiskReport, HostReport } from './report.ts';

/** The free room of the engine's disk, where it adds something to the reclaimed bytes. */
export interface DiskRoom {
  readonly size: number;
  readonly free: number;
  /** Undefined where the change is within the noise of any disk. */
  readonly freeBefore?: number;
  /** Why the change differs from the reclaimed bytes; undefined where the two agree. */
  readonly difference?: string;
}

/** Engines write small amounts of their own data at any time. */
const OWN_WRITES = 1_000_000;

/** A disk frees some per cent more than the removed content, for partly filled blocks and for folders. */
const SHARE_OF_BLOCKS = 0.1;

/** A dry run has only one figure. */
export function diskRoom(host: HostReport, disk: DiskReport): DiskRoom {
  const { size, freeBefore, freeAfter } = disk;
  if (freeAfter === undefined) return { size, free: freeBefore };
  const gained = freeAfter - freeBefore;
  const noise = OWN_WRITES + lastDigitOf(Math.max(freeBefore, freeAfter));
  const { bytes } = host.reclaimed;
  const isUnchanged = Math.abs(gained) <= noise || (bytes === 0 && (gained < 0 || removedNothing(host)));
  const room = { size, free: freeAfter, ...(isUnchanged ? {} : { freeBefore }) };
  const tolerance = noise + SHARE_OF_BLOCKS * (bytes ?? 0);
  if (bytes === undefined || Math.abs(gained - bytes) <= tolerance || (isUnchanged && bytes === 0))
    return room;
  return { ...room, difference: `disk: ${differenceOf(isUnchanged ? 0 : gained, bytes, host)}` };
}

/** `disk: 25GB free before, 50GB now, of 100GB` */
export function roomInWords({ size, free, freeBefore }: DiskRoom): string {
  const now = humanSize(free);
  return freeBefore === undefined
    ? `disk: ${now} of ${humanSize(size)} are free`
    : `disk: ${humanSize(freeBefore)} free before, ${now} now, of ${humanSize(size)}`;
}

/** Sizes are shown with four digits, so a smaller change is invisible. */
function lastDigitOf(bytes: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1))) - 3);
}

/** Without a removal, a change of the disk does not come from this step. */
function removedNothing({ items, containersRemoved = [], buildCache }: HostReport): boolean {
  const isUntouched = containersRemoved.length === 0 && (buildCache?.removed ?? 0) === 0;
  return isUntouched && items.every(({ deleted }) => deleted.length === 0);
}

const NOT_EXACT: Readonly<Record<Method, string>> = {
  exact: '',
  off: '',
  'upper-bound': 'the reclaimed bytes are a limit; or ',
  estimate: 'the reclaimed bytes are an estimate; or ',
};

function differenceOf(
  gained: number,
  bytes: number,
  { reclaimed, items, containersRemoved = [] }: HostReport,
): string {
  const writers = items.some(({ backup }) => backup !== undefined) ? 'the backup or others' : 'others';
  if (gained < 0) return `less is free than before, because ${writers} wrote to it meanwhile`;
  const uncertainty = NOT_EXACT[reclaimed.method];
  if (gained < bytes) {
    const grew = gained === 0 ? 'did not grow' : 'grew by less than what was reclaimed';
    return `its free room ${grew}: ${uncertainty}${writers} wrote to it meanwhile, or its file system gives room back later`;
  }
  const blocks = bytes === 0 ? '' : 'small files take more room than their content, or ';
  const written =
    containersRemoved.length === 0 ? '' : 'what the removed containers had written went too, or ';
  return `its free room grew by more than what was reclaimed: ${blocks}${written}others removed something meanwhile`;
}
