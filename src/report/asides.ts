import type { HostReport, ToldContainer } from '../domain/report.ts';
import { diskRoom } from './disk-room.ts';
import { goalSentence } from './goal.ts';
import { nameOf } from './words.ts';

/** What else a step did and found on an engine, in sentences that the log and the summary share. */
export function asides(host: HostReport, dryRun: boolean): readonly string[] {
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
  const difference = diskRoom(host)?.difference ?? [];
  return [failures, warnings, notes, containers, difference, goalSentence(host, dryRun)].flat();
}
