import type { Method } from '../measure/account.ts';
import { humanSize } from '../model/text.ts';
import type { DiskReport, HostReport } from './report.ts';

/** The free room of the engine's disk, as far as it tells something beside the reclaimed bytes. */
export interface DiskRoom {
  readonly size: number;
  readonly free: number;
  /** Only where it changed by more than what happens on any disk. */
  readonly freeBefore?: number;
  /** Why the change is not what was reclaimed; undefined where the two agree. */
  readonly difference?: string;
}

/** Engines write a few pages of their own now and then. */
const OWN_WRITES = 1_000_000;

/** For blocks and folders a disk gives some per cent more than the content that went. */
const SHARE_OF_BLOCKS = 0.1;

/** A dry run knows one figure only. */
export function diskRoom(host: HostReport, disk: DiskReport): DiskRoom {
  const { size, freeBefore, freeAfter } = disk;
  if (freeAfter === undefined) return { size, free: freeBefore };
  const gained = freeAfter - freeBefore;
  const noise = OWN_WRITES + lastDigitOf(Math.max(freeBefore, freeAfter));
  const { bytes } = host.reclaimed;
  const isStill = Math.abs(gained) <= noise || (bytes === 0 && (gained < 0 || isIdle(host)));
  const room = { size, free: freeAfter, ...(isStill ? {} : { freeBefore }) };
  const tolerance = noise + SHARE_OF_BLOCKS * (bytes ?? 0);
  if (bytes === undefined || Math.abs(gained - bytes) <= tolerance || (isStill && bytes === 0)) return room;
  return { ...room, difference: `disk: ${differenceOf(isStill ? 0 : gained, bytes, host, room)}` };
}

/** Sizes are shown with four digits, so nobody sees what is below the last of them. */
function lastDigitOf(bytes: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1))) - 3);
}

/** Whatever the disk does while nothing is removed is no answer to anything. */
function isIdle({ items, containersRemoved = [] }: HostReport): boolean {
  return containersRemoved.length === 0 && items.every(({ deleted }) => deleted.length === 0);
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
  { free, freeBefore = free }: DiskRoom,
): string {
  const figures = `(${humanSize(freeBefore)} before, ${humanSize(free)} after)`;
  const writers = items.some(({ backup }) => backup !== undefined) ? 'the backup or others' : 'others';
  if (gained < 0) return `less is free than before ${figures}, because ${writers} wrote to it meanwhile`;
  const limit = NOT_EXACT[reclaimed.method];
  if (gained < bytes) {
    const grew = gained === 0 ? 'did not grow' : 'grew by less than what was reclaimed';
    return `its free room ${grew} ${figures}: ${limit}${writers} wrote to it meanwhile, or its file system gives room back later`;
  }
  const blocks = bytes === 0 ? '' : 'small files take more room than their content, or ';
  const written =
    containersRemoved.length === 0 ? '' : 'what the removed containers had written went too, or ';
  return `its free room grew by more than what was reclaimed ${figures}: ${blocks}${written}others removed something meanwhile`;
}
