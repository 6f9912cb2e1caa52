import type { DiskReport, HostReport } from '../domain/report.ts';
import { humanSize } from '../domain/size.ts';
import { nameOf } from './words.ts';

/** What else a step did and found on an engine, in sentences that the log and the summary share. */
export function asides(
  { failures = [], notes = [], disk, containersRemoved = [], items }: HostReport,
  dryRun: boolean,
): readonly string[] {
  const done = dryRun ? 'would be removed first' : 'removed first';
  const containers = containersRemoved.map(({ name, state, image }) => {
    const holder = items.find(({ id }) => id === image);
    const held = holder === undefined ? image.slice(0, 19) : nameOf(holder);
    return `container ${name} (${state}, of ${held}) ${done}`;
  });
  return [...failures, ...notes, ...containers, ...(disk === undefined ? [] : goalSentence(disk))];
}

/** An aim that was missed must not pass in silence, though nothing went wrong. */
function goalSentence({ goal, freeBefore, freeAfter, size }: DiskReport): readonly string[] {
  if (goal === undefined) return [];
  const free = freeAfter ?? freeBefore;
  const of = `${humanSize(free)} of ${humanSize(size)} are free`;
  if (freeAfter === undefined) return [`disk: ${of}, ${humanSize(goal)} are asked for`];
  return free >= goal
    ? [`disk: ${of}, as asked for (${humanSize(goal)})`]
    : [`disk: only ${of}, ${humanSize(goal)} were asked for, and nothing more was chosen that could go`];
}

const WIDTH = 30;

/** Two bars of a fixed width, readable without colour. */
export function diskBars({ size, freeBefore, freeAfter }: DiskReport): readonly string[] {
  const line = (when: string, free: number): string =>
    `${when.padEnd(6)} ${bar(1 - free / size)} ${humanSize(free)} free`;
  return [line('before', freeBefore), ...(freeAfter === undefined ? [] : [line('after', freeAfter)])];
}

function bar(used: number): string {
  const full = Math.max(0, Math.min(WIDTH, Math.round(used * WIDTH)));
  return '█'.repeat(full) + '░'.repeat(WIDTH - full);
}
