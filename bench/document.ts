import { format, resolveConfig } from 'prettier';
import { counted, type Figures } from './figures.ts';
import { describedImages } from './images.ts';
import { namesInLongList } from './memory.ts';
import { benchedStores } from './plan.ts';
import * as tables from './tables.ts';
import { judgeTargets } from './targets.ts';
import { pairs, verdict } from './verdict.ts';

/** docs/benchmarks.md, all of it made from the figures. */
export async function benchmarksDocument(figures: Figures, file: string, chart: string): Promise<string> {
  const targets = judgeTargets(figures);
  const text = [
    '# Benchmarks',
    introduction(figures),
    '## Targets',
    tables.targetsTable(targets),
    verdict(figures, targets),
    '## Time',
    `![Seconds for 1 image to the most, for each contestant and store](${chart})`,
    ...benchedStores.flatMap((store) => storeSection(figures, store)),
    '## What does not waver',
    `The engine's CPU time stands with the times above: dockerd, containerd and their children, in ticks of 10 ms. Here are the
requests, as a proxy between the contestant and the engine counts them, in runs of their own.`,
    tables.requestsTable(figures.requests),
    'What this action asks, bytes counted:',
    tables.requestKinds(figures.requests),
    '## Start-up and memory',
    tables.startUpTable(figures),
    `With ${namesInLongList} names in the list, none of which is there, the peak is ${(figures.memory.longList / 1e6).toFixed(0)} MB.`,
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown', proseWrap: 'always' });
}

function introduction(figures: Figures): string {
  const { date, minutes, machine, node, cli, engines, bundle, mode } = figures;
  const command = mode === 'full' ? 'npm run bench' : 'npm run bench -- --quick';
  return [
    `Written by \`${command}\` on ${date}; it ran for ${counted(Math.round(minutes), 'minute')}. Change the script, not this page.`,
    `What is timed are whole processes, from the start to the exit, alternating round by round on the same stores in one sitting. The bundle is started as the runner starts it. The images have ${describedImages}; before each run the store is brought back to what it was, and that is not timed. Times on a small machine waver, so read the ratios.`,
    [
      `- Machine: ${machine}`,
      ...engines.map((engine) => `- Engine: ${engine}`),
      `- Docker CLI ${cli}, ${node}, \`NODE_EXTRA_CA_CERTS\` empty`,
      `- Bundle: ${bundle.bytes} bytes in ${counted(bundle.chunks, 'chunk')}, SHA-256 ${bundle.digest}…`,
    ].join('\n'),
  ].join('\n\n');
}

function storeSection({ cases }: Figures, store: (typeof benchedStores)[number]): readonly string[] {
  const results = cases
    .filter(({ case: one }) => one.store === store)
    .sort((a, b) => a.case.others - b.case.others || a.case.images - b.case.images);
  return [
    `### ${store === 'graphdriver' ? 'Graphdriver' : 'Containerd'} store`,
    tables.timesTable(results),
    tables.ratiosTable(results, pairs),
    tables.engineTimeTable(results),
    tables.methodsTable(results),
  ];
}
