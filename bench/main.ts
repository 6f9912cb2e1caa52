/**
 * `npm run bench`: this action against what people type, on real shapes, and docs/benchmarks.md from it.
 * `--shape a` (also several), `--store containerd`, `--contestant action` (also several) and `--rounds 3` choose a part,
 * which is printed and not written. What was interrupted goes on where it was.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchmarkChart } from './chart.ts';
import { benchmarksDocument } from './document.ts';
import { measure } from './measure.ts';
import { startClock } from './clock.ts';
import { runParts } from './parts.ts';
import { keptFor, nothingKept } from './race/kept.ts';
import { resultTable } from './tables.ts';
import { openWorkspace } from './workspace.ts';

const { values: asked } = parseArgs({
  options: {
    shape: { type: 'string', multiple: true },
    store: { type: 'string' },
    contestant: { type: 'string', multiple: true },
    rounds: { type: 'string' },
  },
});
if (!process.versions.node.startsWith('24.')) {
  console.error(`The runner starts the action with Node 24, and this is Node ${process.versions.node}.`);
}
const say = startClock();
await using workspace = await openWorkspace();
if (process.argv.length > 2) {
  for (const result of await runParts(asked, workspace, say, nothingKept)) {
    console.log(`\n${result.case.title}, ${result.store} store\n\n${resultTable(result)}`);
  }
} else {
  const docs = join(import.meta.dirname, '..', 'docs');
  const page = join(docs, 'benchmarks.md');
  const chart = 'benchmarks.svg';
  const kept = keptFor(workspace.bundle.digest);
  const figures = await measure(workspace, say, kept);
  await writeFile(page, await benchmarksDocument(figures, page, chart));
  await writeFile(join(docs, chart), benchmarkChart(figures.results));
  kept.forget();
  say('wrote docs/benchmarks.md and its chart');
}
