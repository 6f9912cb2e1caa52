/**
 * `npm run bench`: this action against the docker CLI, on engines of its own, and docs/benchmarks.md from it.
 * `--quick`: fewer sizes and rounds, in under two minutes; prints, and writes only with `--write`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchmarkChart } from './chart.ts';
import { benchmarksDocument } from './document.ts';
import { openField } from './field.ts';
import type { Figures } from './figures.ts';
import { describeCli, describeEngine, describeMachine, describeNode } from './machine.ts';
import { measureMemory } from './memory.ts';
import { benchedStores, fullPlan, quickPlan } from './plan.ts';
import { countRequests } from './requests.ts';
import { runRounds } from './rounds.ts';
import { timeStartUp } from './start-up.ts';
import { openWorkspace } from './workspace.ts';

const { values: asked } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
if (!process.versions.node.startsWith('24.')) {
  console.error(`The runner starts the action with Node 24, and this is Node ${process.versions.node}.`);
}

const plan = asked.quick ? quickPlan : fullPlan;
const start = performance.now();
const secondsSinceStart = (): number => (performance.now() - start) / 1000;
const say = (text: string): void => {
  console.error(`${secondsSinceStart().toFixed(0).padStart(4)} s  ${text}`);
};

const docs = join(import.meta.dirname, '..', 'docs');
const page = join(docs, 'benchmarks.md');
const chart = 'benchmarks.svg';
const figures = await measure();
console.log(await benchmarksDocument(figures, page, chart));
if (!asked.quick || asked.write) {
  await mkdir(docs, { recursive: true });
  await writeFile(page, await benchmarksDocument(figures, page, chart));
  await writeFile(join(docs, chart), benchmarkChart(figures.cases));
  say('wrote docs/benchmarks.md and its chart');
}

async function measure(): Promise<Figures> {
  await using workspace = await openWorkspace();
  say('timing the start-up');
  const startUp = await timeStartUp(workspace, plan.startUpRounds);
  await using field = await openField(plan, say);
  say('measuring memory');
  const memory = await measureMemory(workspace, field.engines.graphdriver.host);
  say('counting requests');
  const requests = await countRequests(plan, field, workspace);
  const cases = await runRounds(plan, field, workspace, secondsSinceStart, say);
  return {
    mode: plan.mode,
    date: new Date().toISOString().slice(0, 10),
    minutes: secondsSinceStart() / 60,
    machine: describeMachine(),
    node: describeNode(),
    cli: await describeCli(field.engines.graphdriver),
    engines: await Promise.all(benchedStores.map((store) => describeEngine(field.engines[store]))),
    bundle: workspace.bundle,
    cases,
    requests,
    startUp,
    memory,
  };
}
