/**
 * `npm run bench:requests`: what the engine is asked by each contestant of a case, and how long that took it. Slower than
 * the benchmark, as all goes through a proxy. `--shape` and `--store` as for `npm run bench`.
 */
import { parseArgs } from 'node:util';
import { startClock } from './clock.ts';
import { chosenCases } from './parts.ts';
import { askedIn } from './race/asked.ts';
import { benchedStores } from './stores.ts';
import { askedTable } from './tables.ts';
import { openWorkspace } from './workspace.ts';

const { values: asked } = parseArgs({
  options: { shape: { type: 'string', default: 'a' }, store: { type: 'string', default: 'containerd' } },
});
const store = benchedStores.find((name) => name === asked.store);
const [one] = chosenCases([asked.shape]);
if (store === undefined || one === undefined) throw new Error('no such shape or store');

const say = startClock();
await using workspace = await openWorkspace();
say(`${one.shape}, ${store}`);
console.log(`\n${askedTable(await askedIn(one, store, workspace))}`);
