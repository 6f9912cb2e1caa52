import type { HostReport } from '../domain/report.ts';
import { diskRoom } from './disk-room.ts';
import { goalSentence } from './goal.ts';
import { nameOf } from './words.ts';

/** What else a step did and found on an engine, in sentences that the log and the summary share. */
export function asides(host: HostReport, dryRun: boolean): readonly string[] {
  const { failures = [], notes = [], containersRemoved = [], items } = host;
  const done = dryRun ? 'would be removed first' : 'removed first';
  const containers = containersRemoved.map(({ name, state, image }) => {
    const holder = items.find(({ id }) => id === image);
    const held = holder === undefined ? image.slice(0, 19) : nameOf(holder);
    return `container ${name} (${state}, of ${held}) ${done}`;
  });
  const difference = diskRoom(host)?.difference ?? [];
  return [failures, notes, containers, difference, goalSentence(host, dryRun)].flat();
}
