import { format, resolveConfig } from 'prettier';
import { counted, median, type Figures } from './figures.ts';
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
    targetsTable(judgeTargets(figures)),
    verdict(figures.results),
    WHY_SLOWER,
    '## Each case',
    `![Seconds of each contestant, case by case on both stores](${chart})`,
    'The ratio is that of the medians; beside it are the lowest and the highest of a round. `MB written` is what reached the disk until all had; `MB claimed` is what the contestant says that it freed, `MB got` what the disk has free more than before. The disk gives some per cent more than content, for blocks and folders.',
    ...[...cases.values()].flatMap(({ name, title, shape }) => [
      `### (${name}) ${title}`,
      `The store holds ${shapes[shape].description}.`,
      ...figures.results
        .filter((result) => result.case.name === name)
        .flatMap((result) => [`On the ${result.store} store:`, resultTable(result), ...failuresOf(result)]),
    ]),
    '## Where the time goes',
    'What the engine is asked for in case (a): how often, and for how many seconds at least one such request was under way. A proxy counts, so all takes a little longer than above. What the action asks for more than `docker image rm` is what it tells the truth by: which images these are, a look right before each removal, one afterwards, and the account before and after it where only the engine knows the bytes.',
    ...benchedStores.flatMap((store) => [`On the ${store} store:`, askedTable(figures.asked[store])]),
    '## Start-up and memory',
    startUpTable(figures.startUp),
    memoryTable(figures.memory),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown', proseWrap: 'always' });
}

/** Without figures, since nobody would measure these again. */
const WHY_SLOWER = `What takes longer, and why: \`docker image rm\` is a small program that sends the removals. The action starts Node, asks which images are meant, looks again right before each removal so that nothing else goes, looks afterwards so that the report is true, and on the containerd store asks for the account of all images before and after. That account is what makes (c) take longer there; it is what \`docker system df\` takes, too, and with \`measure: off\` it is not asked for. [Where the time goes](#where-the-time-goes) has the requests. The removals themselves take the engine as long either way, except in a large store: there it collects over all of it after each, and those that overlap share that. So one of 2,000 images takes longer than one of 200, whoever removes it.`;

function introduction({ date, machine, node, cli, engines, bundle }: Figures): string {
  return [
    `Written by \`npm run bench\` on ${date}. Change the script, not this page.`,
    `What is timed are whole processes, from the start to the exit, alternating round by round, each case in one sitting. The bundle is started as the runner starts it, and what people type as a script with \`bash -e\`. Each run has an engine of its own, whose data lies on a copy of one and the same file system (ext4 in a file); the copying and the start are not timed. Caches are warm where nothing else is said. Times on a small machine waver, so read the ratios.`,
    [
      `- Machine: ${machine}`,
      ...engines.map((engine) => `- Engine: ${engine}`),
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

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(record) as Key[];
