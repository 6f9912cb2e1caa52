/**
 * `npm run bench:exact`: this action with `measure: exact` against one `docker image rm` of all names, on the containerd
 * store, with few large images and with many small ones. Prints each round, the median ratio, and what each side asks.
 * `--rounds N`: other than five.
 */
import { parseArgs } from 'node:util';
import { startEngine } from '../testbed/engines/start-engine.ts';
import { prepareDuel, type Duel, type Load } from './duel.ts';
import { counted, median } from './figures.ts';
import { kindOfStore } from './plan.ts';
import { openWorkspace } from './workspace.ts';

interface Goal extends Load {
  /** The seconds of the action divided by those of the CLI are to be no more. */
  readonly limit: number;
}

const goals: readonly Goal[] = [
  { images: 30, bytes: 40_000_000, limit: 1 },
  { images: 100, bytes: 20_000, limit: 1.3 },
];

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(asked.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1 on');

const start = performance.now();
await using workspace = await openWorkspace();
await using engine = await startEngine(kindOfStore.containerd);
for (const goal of goals) {
  console.log(`\n${goal.images} images of ${goal.bytes / 1000} kB`);
  const duel = await prepareDuel(goal, engine, workspace);
  const ratios: number[] = [];
  for (let nth = 0; nth < rounds; nth += 1) ratios.push(await round(duel, nth));
  const ratio = median(ratios);
  const verdict = ratio <= goal.limit ? 'met' : 'MISSED';
  console.log(`median ratio ${ratio.toFixed(2)}, at most ${goal.limit}: ${verdict}`);
  for (const side of ['action', 'cli'] as const) {
    console.log([`what the ${side} asks, through a proxy:`, ...(await duel.requests(side))].join('\n  '));
  }
}
console.log(`\n${counted(Math.round((performance.now() - start) / 60_000), 'minute')} in all`);

/** The one begins in this round, the other in the next. */
async function round(duel: Duel, nth: number): Promise<number> {
  const order = nth % 2 === 0 ? (['action', 'cli'] as const) : (['cli', 'action'] as const);
  const seconds = { action: 0, cli: 0 };
  for (const side of order) seconds[side] = await duel.time(side);
  const ratio = seconds.action / seconds.cli;
  const told = order.map((side) => `${side} ${seconds[side].toFixed(2)} s`).join(', ');
  console.log(`round ${nth + 1}: ${told}; ratio ${ratio.toFixed(2)}`);
  return ratio;
}
