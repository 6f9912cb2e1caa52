/**
 * `npm run bench:room`: what the disk gets back from this action and from what people type, after real builds, each on
 * a fresh disk. Prints a table in Markdown. Words choose the scenarios whose names contain one of them.
 */
import process from 'node:process';
import { whyNoBuilds, whyNoDisk } from '../testbed/engines/requirements.ts';
import { byAction, byHand } from './room/measure.ts';
import { head, markdownRow, row } from './room/row.ts';
import { scenarios } from './room/scenarios.ts';

const reason = whyNoDisk() ?? whyNoBuilds();
if (reason !== undefined) throw new Error(reason);
const words = process.argv.slice(2);
const chosen = scenarios.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);

console.log(markdownRow(head));
console.log(markdownRow(head.map(() => '---')));
for (const scenario of chosen) {
  for (const kind of scenario.kinds) {
    try {
      const action = await byAction(scenario, kind);
      console.log(markdownRow(row(scenario, kind, action, await byHand(scenario, kind))));
    } catch (error) {
      process.exitCode = 1;
      console.log(markdownRow([scenario.name, kind, `did not run: ${String(error)}`]));
    }
  }
}
