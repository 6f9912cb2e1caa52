/**
 * `npm run bench`: this action against what people type, on real shapes, and docs/benchmarks.md from it.
 * `--case a` (also several), `--store containerd`, `--contestants action,one-call` and `--rounds 3` choose a part, which
 * is printed and not written. `--cold`: with empty caches.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { whyNoDisk } from '../testbed/engines/requirements.ts';
import { cases } from './race/cases.ts';
import { contestants } from './race/contestants.ts';
import { goldenDisk } from './race/golden.ts';
import { runCase } from './race/rounds.ts';
import { benchedStores } from './stores.ts';
import { openWorkspace } from './workspace.ts';

const reason = whyNoDisk();
if (reason !== undefined) throw new Error(reason);
const { values: asked } = parseArgs({
  options: {
    case: { type: 'string', multiple: true },
    store: { type: 'string' },
    contestants: { type: 'string' },
    rounds: { type: 'string' },
    cold: { type: 'boolean', default: false },
  },
});
const start = performance.now();
const say = (text: string): void => {
  console.error(`${((performance.now() - start) / 1000).toFixed(0).padStart(4)} s  ${text}`);
};
await using workspace = await openWorkspace();
const chosen = cases.filter(({ name }) => asked.case?.includes(name) ?? true);
const running = contestants.filter(({ name }) => asked.contestants?.split(',').includes(name) ?? true);
for (const one of chosen) {
  for (const store of benchedStores.filter((name) => asked.store === undefined || asked.store === name)) {
    say(`filling a disk: ${one.shape}, ${store}`);
    const golden = await goldenDisk(one.shape, store, workspace);
    await runCase(one, running.filter(({ prunes }) => one.takesAll || !prunes), { store, golden, workspace, isCold: asked.cold }, Number(asked.rounds ?? one.rounds), say);
  }
}
