/** The main job of the action from end to end, for somebody to watch: README.md, "Try it". */
import process from 'node:process';
import { bundle } from '../../testbed/runner/code.ts';
import { runStep } from '../../testbed/runner/run-step.ts';
import { BUILD_INPUTS, buildFindings, makeBuild } from './build.ts';
import { makeDemo } from './demo.ts';
import { type Finding, findings } from './expectations.ts';
import { type DemoEngine, type EngineHere, findEngine } from './find-engine.ts';
import { heading, showStep } from './show.ts';

const interruption = new AbortController();
const { signal } = interruption;
// Whoever listens to a signal is not ended by it: so everything below gets to clean up after itself.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, interrupt);
process.stdout.on('error', interrupt);

let exitCode = 1;
try {
  exitCode = await demonstrate();
} catch (error) {
  if (!signal.aborted) console.error(error instanceof Error ? error.message : error);
}
if (signal.aborted) exitCode = 130;
// A connection that somebody's engine keeps open must not keep us.
process.exit(exitCode);

function interrupt(): void {
  interruption.abort();
}

async function demonstrate(): Promise<number> {
  const start = performance.now();
  const found = await findEngine(JSON.parse(process.argv[2] ?? '{}') as EngineHere);
  try {
    const passed = await show(found);
    console.log(`\nTook ${((performance.now() - start) / 1000).toFixed(1)} s. Now all of it is removed.`);
    console.log('This was dist/ at work. After a change in src/: npm run build, and again npm run try.');
    return passed ? 0 : 1;
  } finally {
    await found.end();
  }
}

async function show(found: DemoEngine): Promise<boolean> {
  const { engine } = found;
  const demo = await makeDemo(found, signal);
  try {
    heading('What there is');
    console.log(`\nEngine: ${found.origin}`);
    console.log(`\nImages, made for this:\n${demo.made.map((one) => `  ${one}`).join('\n')}`);

    const project = demo.left[0]?.split('/')[0] ?? '';
    const names = async (): Promise<readonly string[]> => {
      const { images } = await engine.snapshot();
      return images.flatMap(({ repoTags }) => repoTags).filter((tag) => tag.startsWith(`${project}/`));
    };
    const step = (inputs: Readonly<Record<string, string>>): ReturnType<typeof runStep> =>
      runStep(bundle, { inputs, env: { DOCKER_HOST: engine.host }, signal });

    const before = await names();
    heading('A dry run');
    const dryRunInputs = { ...demo.inputs, 'dry-run': 'true' };
    const dryRun = await step(dryRunInputs);
    showStep(dryRunInputs, dryRun);
    const between = await names();

    heading('The removal');
    const removal = await step(demo.inputs);
    showStep(demo.inputs, removal);

    heading('A step that fails');
    const failure = await step(demo.failing);
    showStep(demo.failing, failure);
    const seen = { dryRun, removal, failure, names: { before, between, after: await names() } };
    return judge([...findings(demo, seen), ...(await showBuild(found))]);
  } finally {
    await demo.clear();
  }
}

/** Only where nobody else has a build cache. */
async function showBuild({ engine, forBuilds }: DemoEngine): Promise<readonly Finding[]> {
  heading('A build');
  if (forBuilds === undefined) {
    console.log(
      '\nNot shown on an engine that others use: `build-cache: unused` would take their build cache too.',
    );
    return [];
  }
  signal.throwIfAborted();
  const made = await makeBuild(forBuilds);
  console.log(`\nMade for this:\n${made.map((one) => `  ${one}`).join('\n')}`);
  const result = await runStep(bundle, { inputs: BUILD_INPUTS, env: { DOCKER_HOST: engine.host }, signal });
  showStep(BUILD_INPUTS, result);
  return buildFindings(forBuilds, result);
}

function judge(all: readonly Finding[]): boolean {
  heading('Was it so?');
  console.log(`\n${all.map(({ expected, found }) => `  ${found ? 'yes' : 'NO '}  ${expected}`).join('\n')}`);
  return all.every((one) => one.found);
}
