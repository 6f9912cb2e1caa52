/**
 * `npm run bench:overlap`: how many removals at once are best, on real shapes and both stores, with warm and with empty
 * caches. Prints a table for each. `--shape`, `--store` and `--rounds` as for `npm run bench`; `--warm` leaves out the rest.
 */
import { parseArgs } from 'node:util';
import { median } from './figures.ts';
import { atOnce, limits } from './overlap/contestants.ts';
import { chosenCases } from './parts.ts';
import { whyNotCold } from './race/disk.ts';
import { goldenDisk } from './race/golden.ts';
import { runCase } from './race/rounds.ts';
import { startClock } from './clock.ts';
import { benchedStores } from './stores.ts';
import { table } from './tables.ts';
import { openWorkspace } from './workspace.ts';

const { values: asked } = parseArgs({
  options: {
    shape: { type: 'string', multiple: true, default: ['a', 'c', 'd'] },
    store: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    warm: { type: 'boolean', default: false },
  },
});
const say = startClock();
const reason = asked.warm ? '--warm' : whyNotCold();
if (reason !== undefined) say(`caches stay warm: ${reason}`);
await using workspace = await openWorkspace();
for (const store of benchedStores.filter((name) => asked.store === undefined || asked.store === name)) {
  for (const one of chosenCases(asked.shape)) {
    say(`filling a disk: ${one.shape}, ${store}`);
    using golden = await goldenDisk(one.shape, store);
    const contestants = limits.map((limit) => atOnce(store, limit));
    for (const isCold of reason === undefined ? [false, true] : [false]) {
      const ground = { store, golden: golden.file, workspace };
      const { runs } = await runCase({ ...one, isCold }, contestants, ground, Number(asked.rounds), say);
      const rows = [...runs].map(([{ label }, done]) => [
        label,
        median(done.map(({ seconds }) => seconds)).toFixed(2),
        done.map(({ seconds }) => seconds.toFixed(2)).join(', '),
        median(done.map(({ engineSeconds }) => engineSeconds)).toFixed(2),
        (median(done.map(({ written }) => written)) / 1e6).toFixed(1),
      ]);
      console.log(`\n${one.title}, ${store} store, ${isCold ? 'empty' : 'warm'} caches\n`);
      console.log(table(['', 'seconds', 'each', "engine's CPU", 'MB written'], rows));
    }
  }
}
