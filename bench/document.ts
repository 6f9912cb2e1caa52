import { format, resolveConfig } from 'prettier';
import { counted, keysOf, median, type Figures } from './figures.ts';
import { memoryLabels, type Memory } from './memory.ts';
import type { CaseResult } from './race/rounds.ts';
import { askedTable, resultTable, table } from './tables.ts';
import { shapes } from './shapes/shapes.ts';
import { benchedStores } from './stores.ts';
import { startUpTimes, type StartUp } from './start-up.ts';
import { judgeTargets, type Target } from './targets.ts';
import { verdict } from './verdict.ts';

/** docs/benchmarks.md, all of it made from the figures. */
export async function benchmarksDocument(figures: Figures, file: string, chart: string): Promise<string> {
  const cases = new Map(figures.results.map((result) => [result.case.name, result.case]));
  const text = [
    '# Benchmarks',
    introduction(figures),
    '## Targets',
    'The limits were set before there were figures. The default is `measure: auto`. It does what `exact` does in (a), (b), (c) and (d); (c) is the largest store that it counts exactly for 20 images. On the containerd store it gives an upper bound in one-of-100, one-of-200, one-of-2000 and 500-of-2000.',
    targetsTable(judgeTargets(figures)),
    verdict(figures.results),
    WHY_SLOWER,
    '## Each case',
    `![Seconds of each contestant on both stores, in the cases with warm caches up to (d); the tables have the others too](${chart})`,
    'The ratio is that of the medians; beside it are the lowest and the highest of a round. `MB written` is what reached the disk until all had. `MB claimed` is what the contestant says that it freed; with `docker system df` it is computed from the rows of images and build cache, which can overlap. `exact` means the bytes of the content as the engine counts it. `MB got` is what the disk has free more than before: whole blocks and folders too, which is the more the smaller the files are.',
    ...[...cases.values()].flatMap(({ name, title, shape, inputs }) => [
      `### (${name}) ${title}`,
      `The store holds ${shapes[shape].description}.${inputs === undefined ? '' : ` The action is given ${inputsText(inputs)}.`}`,
      ...figures.results
        .filter((result) => result.case.name === name)
        .flatMap((result) => [
          `On the ${result.store} store, where \`node -e 0\` took ${milliseconds(median(result.bareNode))} meanwhile:`,
          resultTable(result),
          ...failuresOf(result),
        ]),
    ]),
    '## Where the time goes',
    'What the engine is asked for in case (a), in one run of each through a proxy that counts: how often, and for how many seconds at least one such request was under way. Read how often rather than the seconds, which waver and hold the time of the proxy. What the action asks for more than `docker image rm` is what it tells the truth by: what the engine is, which images are meant and which containers there are, a look right before each removal, one afterwards, and for the bytes the history of each image, or the account before and after where only the engine knows them.',
    ...benchedStores.flatMap((store) => [`On the ${store} store:`, askedTable(figures.asked[store])]),
    '## Start-up and memory',
    startUpTable(figures.startUp),
    memoryTable(figures.memory),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown', proseWrap: 'always' });
}

/** Without figures, since nobody would measure these again. */
const WHY_SLOWER = `What takes longer, and why: the action starts Node and loads itself, greets the engine (\`/_ping\`, \`/version\`, \`/info\`), asks which images are meant, looks at containers and at each image right before its removal so that nothing else goes, and looks afterwards so that the report is true. [Start-up](#start-up-and-memory) has what that takes with one image, [Where the time goes](#where-the-time-goes) has the requests. On the containerd store \`measure: exact\` also asks for the account of all images before and after, as \`docker system df\` does: that is most of what (c) takes longer there. One of 2,000 images takes longer than one of 200: on the classic store for the action alone, because it asks for a list of all images; on the containerd store for everybody, because the engine collects over the whole store after a removal. Removals that overlap share a collection, and so 500 of 2,000 take less time there than with \`docker image rm\`.`;

function introduction(figures: Figures): string {
  const { date, machine, node, cli, engines, bundle, results, startUp } = figures;
  const bare = results.map(({ bareNode }) => median(bareNode));
  return [
    `Written by \`npm run bench\` on ${date}. Change the script, not this page.`,
    `What is timed are whole processes, from the start to the exit, alternating round by round, each case in one sitting. The bundle is started as the runner starts it, and what people type as a script with \`bash -e\`. In the cases each run has an engine of its own, whose data lies on a copy of one and the same file system (ext4 in a file); the copying and the start are not timed. Caches are warm; where they are empty, the programs of all are in memory and only the engine's data is unread. The images are made for this, of random bytes, and there are no containers.`,
    `Not in these times is what a \`run:\` step has not: the post phase, which the runner starts when the job ends even where it has nothing to do (${milliseconds(median(startUp.postPhase))}), and the download of the action before the job.`,
    `How fast this machine was is told by \`node -e 0\`, which took ${milliseconds(Math.min(...bare))} to ${milliseconds(Math.max(...bare))} while the cases ran. Ratios waver with it: the slower the machine, the more the start of Node weighs.`,
    [
      `- Machine: ${machine}`,
      ...engines.map((engine) => `- Engine, ${engine}`),
      `- Docker CLI ${cli}, ${node}, \`NODE_EXTRA_CA_CERTS\` empty`,
      `- Bundle: ${bundle.bytes} bytes in ${counted(bundle.chunks, 'chunk')}, SHA-256 ${bundle.digest}…`,
    ].join('\n'),
  ].join('\n\n');
}

/** Not hidden, and not a time. */
const failuresOf = ({ failures }: CaseResult): readonly string[] =>
  failures.map(
    ({ label, message }) =>
      `A run of ${label} failed and was done again: \`${message.replaceAll('`', "'")}\``,
  );

const targetsTable = (targets: readonly Target[]): string =>
  table(
    ['Target', 'at most', 'measured', 'met'],
    targets.map(({ what, limit, measured, isMet }) => [what, limit, measured, isMet ? 'yes' : '**no**']),
  );

function startUpTable(startUp: StartUp): string {
  const bare = median(startUp.bareNode);
  const rows = keysOf(startUpTimes).map((name) => {
    const time = median(startUp[name]);
    return [startUpTimes[name], (time * 1000).toFixed(0), (time / bare).toFixed(2)];
  });
  return table([`Median of ${startUp.bareNode.length}`, 'ms', 'against bare Node'], rows);
}

const memoryTable = (memory: Memory): string =>
  table(
    ['Peak memory', 'MB'],
    keysOf(memoryLabels).map((name) => [memoryLabels[name], (memory[name] / 1e6).toFixed(0)]),
  );

const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;

const inputsText = (inputs: Readonly<Record<string, string>>): string =>
  Object.entries(inputs)
    .map(([name, value]) => `\`${name}: ${value}\``)
    .join(' and ');
