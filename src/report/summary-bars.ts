import { humanSize } from '../model/text.ts';
import { type Part, partsThatFreed } from './build-cache.ts';
import { diskRoom, type DiskRoom } from './disk-room.ts';
import type { HostReport } from './report.ts';

/** In characters: with its label, a line fits the width of a phone. */
const WIDTH = 20;

/** The free room of the engine's disk, before and after, in Markdown of our own. */
export function freeRoom({ size, free, freeBefore }: DiskRoom): string {
  const now = `**${humanSize(free)}**`;
  return freeBefore === undefined
    ? `Free on the disk: ${now} of ${humanSize(size)}`
    : `Free on the disk: ${humanSize(freeBefore)} before, ${now} now, of ${humanSize(size)}`;
}

/**
 * One bar for the disk, and one for where the room came from. In a code block all characters have the same width.
 * Empty where there is nothing to compare.
 */
export function bars(host: HostReport): string {
  const { disk, reclaimed } = host;
  const room = disk === undefined ? undefined : diskRoom(host, disk);
  const parts = reclaimed.parts === undefined ? [] : partsThatFreed(reclaimed.parts);
  const lines = [
    room === undefined ? [] : diskBar(room, disk?.goal !== undefined),
    parts.length === 0 ? [] : partsBar(parts),
  ].flat();
  return lines.length === 0 ? '' : ['```text', ...lines, '```'].join('\n');
}

/** The full part is what is used, as everywhere. Empty where no change can be seen, unless the disk has a goal. */
function diskBar({ size, free, freeBefore = free }: DiskRoom, hasGoal: boolean): readonly string[] {
  const used = cellsOf(size - free, size);
  const cameBack = Math.max(0, cellsOf(size - freeBefore, size) - used);
  if (cameBack === 0 && !hasGoal) return [];
  const bar = '█'.repeat(used) + '▒'.repeat(cameBack) + '░'.repeat(WIDTH - used - cameBack);
  const legend = ['█ used', ...(cameBack === 0 ? [] : ['▒ came back']), '░ free'];
  return [`disk  ${bar}`, `      ${legend.join('  ')}`];
}

function cellsOf(bytes: number, size: number): number {
  return Math.max(0, Math.min(WIDTH, Math.round((bytes / size) * WIDTH)));
}

const SIGNS = ['█', '▓', '░'] as const;

function partsBar(parts: readonly Part[]): readonly string[] {
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  // Each part ends where the parts so far end, so that the cells add up to the width.
  const ends = parts.map((_, index) =>
    cellsOf(
      parts.slice(0, index + 1).reduce((sum, { bytes }) => sum + bytes, 0),
      total,
    ),
  );
  const bar = ends.map((end, index) => (SIGNS[index] ?? '').repeat(end - (ends[index - 1] ?? 0))).join('');
  const legend = parts.map(({ name, words }, index) => `      ${SIGNS[index] ?? ''} ${name}: ${words}`);
  return [`from  ${bar}`, ...legend];
}
