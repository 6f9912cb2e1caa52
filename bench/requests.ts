/**
 * `npm run bench:requests`: what the engine is asked by each contestant of a case, and how long that took it. Slower than
 * the benchmark, as all goes through a proxy. `--shape` and `--store` as for `npm run bench`.
 */
import { parseArgs } from 'node:util';
import { startEngine } from '../testbed/engines/start-engine.ts';
import { startClock } from './clock.ts';
import { countingEngine } from './counting-engine.ts';
import { chosenCases } from './parts.ts';
import { contestants } from './race/contestants.ts';
import { goldenDisk } from './race/golden.ts';
import { benchedStores, kindOfStore } from './stores.ts';
import { table } from './tables.ts';
import { timedSuccess } from './timed-process.ts';
import { openWorkspace } from './workspace.ts';

const { values: asked } = parseArgs({
  options: { shape: { type: 'string', default: 'a' }, store: { type: 'string', default: 'containerd' } },
});
const store = benchedStores.find((name) => name === asked.store);
const [one] = chosenCases([asked.shape]);
if (store === undefined || one === undefined) throw new Error('no such shape or store');

const { say } = startClock();
await using workspace = await openWorkspace();
say(`filling a disk: ${one.shape}, ${store}`);
using golden = await goldenDisk(one.shape, store);
for (const contestant of contestants.filter(({ name }) => one.contestants.includes(name))) {
  await using engine = await startEngine(kindOfStore[store], { diskFrom: golden.file });
  await using counting = await countingEngine(engine.socket);
  const proxied = { host: counting.host, dockerCli: engine.dockerCli };
  const { command } = await contestant.prepare({ ...one, engine: proxied, workspace });
  const { seconds } = await timedSuccess(command);
  const rows = [...counting.counts].map(([kind, times]) => [
    `\`${kind}\``,
    String(times),
    counting.seconds.get(kind)?.toFixed(2) ?? '',
  ]);
  console.log(`\n${contestant.label}: ${seconds.toFixed(2)} s\n`);
  console.log(table(['request', 'times', 'seconds with at least one under way'], rows));
}
