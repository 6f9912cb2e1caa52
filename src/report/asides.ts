import type { DiskReport, HostReport } from '../domain/report.ts';
import { humanSize } from '../domain/size.ts';
import { nameOf } from './words.ts';

/** What else a step did and found on an engine, in sentences that the log and the summary share. */
export function asides(
  { failures = [], warnings = [], notes = [], disk, containersRemoved = [], items }: HostReport,
  dryRun: boolean,
): readonly string[] {
  const done = dryRun ? 'would be removed first' : 'removed first';
  const containers = containersRemoved.map(({ name, state, image }) => {
    const holder = items.find(({ id }) => id === image);
    const held = holder === undefined ? image.slice(0, 19) : nameOf(holder);
    return `container ${name} (${state}, of ${held}) ${done}`;
  });
  return [
    ...failures,
    ...warnings,
    ...notes,
    ...containers,
    ...(disk === undefined ? [] : goalSentence(disk)),
  ];
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
