import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi, type TestContext } from 'vitest';
import { kindsOfEngine } from '../../../testbed/engines/kinds.ts';
import { whyNoBuilds, whyNoEngines } from '../../../testbed/engines/requirements.ts';
import { type RunningEngine, startEngine } from '../../../testbed/engines/start-engine.ts';
import { build, buildVersions, loadBase } from '../../support/builds/builds.ts';
import { docker } from '../../support/builds/docker.ts';
import { cacheRecords, freeBytes, holdingsOf } from '../../support/builds/state.ts';
import { outerDocker } from '../../support/engines/on-engines.ts';
import { step, stepIn, type Told } from '../../support/engines/step.ts';

// The first start on a machine downloads the programs.
vi.setConfig({ testTimeout: 180_000 });

const lacking = whyNoEngines() ?? whyNoBuilds();
const needsBuilds = ({ skip }: TestContext): void => skip(lacking !== undefined, lacking ?? '');

const MB = 1_000_000;
const DISK = { disk: '700m' };
const UNUSED = { 'build-cache': 'unused' };

/** What the disk got through a step, and what the step says of it. */
async function measured(engine: RunningEngine, inputs: Readonly<Record<string, string>>) {
  const before = await freeBytes(engine);
  const told = await step(engine.host, inputs);
  return { told, got: (await freeBytes(engine)) - before };
}

/** An exact figure is within the blocks of the disk; a bound is never below what the disk got. */
function expectTrueBytes({ outputs }: Told, got: number): void {
  const bytes = Number(outputs['reclaimed-bytes']);
  const blocks = 0.1 * got + MB;
  expect(bytes).toBeGreaterThanOrEqual(got - blocks);
  if (outputs['reclaimed-method'] === 'exact') expect(bytes).toBeLessThanOrEqual(got + MB);
}

describe.for(outerDocker)('%s', (kind) => {
  const { store } = kindsOfEngine[kind];

  it('unused: after a real build the image and the cache go, and their bytes come back', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await build(engine, { tag: 'app:1', bytes: 20 * MB });
    const predicted = await step(engine.host, { images: 'app:1', 'dry-run': 'true', ...UNUSED });
    const records = await cacheRecords(engine);

    const { told, got } = await measured(engine, { images: 'app:1', ...UNUSED });

    expect(await holdingsOf(engine)).toMatchObject({ images: [], cache: [] });
    expect(got).toBeGreaterThan(20 * MB);
    expectTrueBytes(told, got);
    const { buildCache } = told.report.hosts[0] ?? {};
    expect(buildCache).toMatchObject({ removed: records.length, kept: 0, wasAsked: true });
    expect(told.log).toContain(`build cache: ${records.length} records removed, nothing stays`);
    expect(told.log).toMatch(/^Freed (?:at most )?[\d.]+MB: 1 deleted, \d+ records of build cache removed$/m);
    expect(told.summary).toContain('records of build cache removed');
    expect(told.exitCode).toBe(0);
    // A dry run never promises less than the run, or says it more surely.
    expect(predicted.report.hosts[0]?.buildCache).toMatchObject({ removed: records.length, kept: 0 });
    expect(Number(predicted.outputs['reclaimed-bytes'])).toBeGreaterThanOrEqual(got - MB - 0.1 * got);
    expect(predicted.outputs['reclaimed-method']).toBe('upper-bound');
  });

  it('keep: what the cache holds is said, with the next step', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await build(engine, { tag: 'app:1', bytes: 20 * MB });
    const records = (await cacheRecords(engine)).map(({ ID }) => ID);

    const { told, got } = await measured(engine, { images: 'app:1' });

    expect((await cacheRecords(engine)).map(({ ID }) => ID).sort()).toStrictEqual(records.toSorted());
    expectTrueBytes(told, got);
    expect(told.log).toMatch(/^build cache: \d+ records.*next: `build-cache: unused`/m);
    expect(told.summary).toContain('build cache');
    if (store !== 'graphdriver') return;
    expect(told.outputs['reclaimed-bytes']).toBe('0');
    expect(told.report.hosts[0]?.items[0]).toMatchObject({
      verdict: 'deleted',
      reason: 'its layers stay on the disk: the build cache or another image holds them',
      next: '`build-cache: unused`',
    });
  });

  it('works without images, and leaves the images alone', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    const [tag = ''] = await buildVersions(engine, 'app', 1, { bytes: 10 * MB });
    const { images } = await holdingsOf(engine);
    const { told, got } = await measured(engine, UNUSED);
    expect(await holdingsOf(engine)).toMatchObject({ images, cache: [] });
    expect(await docker(engine, ['image', 'ls', '--quiet', tag])).not.toBe('');
    expectTrueBytes(told, got);
    expect(told.log).not.toContain('nothing to remove');
  });

  it('a kept image stays whole, and what it shares with the cache is no gain', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await loadBase(engine, 'base:1', 5 * MB);
    await buildVersions(engine, 'app', 3, { base: 'base:1', bytes: 10 * MB });
    const { told, got } = await measured(engine, { images: 'app', keep: 'app:3', ...UNUSED });
    expect(told.report.totals).toMatchObject({ absent: 1 });
    expectTrueBytes(told, got);
    const second = await measured(engine, { images: 'app:*', keep: 'app:3', ...UNUSED });
    expect(second.told.report.totals).toMatchObject({ deleted: 2, kept: 1 });
    expectTrueBytes(second.told, second.got);
    await docker(engine, ['run', '--rm', '--network', 'none', 'app:3', '/bin/busybox', 'cat', '/made']);
  });

  it('a size: so much may stay', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await buildVersions(engine, 'app', 3, { bytes: 10 * MB });
    const before = await cacheRecords(engine);
    const { told, got } = await measured(engine, { images: 'app:*', 'build-cache': '15MB' });
    const after = await cacheRecords(engine);
    const left = after.reduce((total, { Size }) => total + Size, 0);
    expect(left).toBeLessThanOrEqual(15 * MB);
    expect(after.length).toBeGreaterThan(0);
    expect(told.report.hosts[0]?.buildCache).toMatchObject({
      removed: before.length - after.length,
      kept: after.length,
    });
    expectTrueBytes(told, got);
  });

  it('a duration: what was used since then stays', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await build(engine, { tag: 'app:1', bytes: MB });
    const before = await holdingsOf(engine);
    const told = await step(engine.host, { 'build-cache': '1h' });
    expect(await holdingsOf(engine)).toStrictEqual(before);
    expect(told.log).toMatch(/^build cache: nothing removed, \d+ records stay/m);
    expect(told.exitCode).toBe(0);
  });

  it('scope: job takes the records that the job added, and no other', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await build(engine, { tag: 'old:1', bytes: 5 * MB });
    const before = await holdingsOf(engine);
    const temp = await mkdtemp(join(tmpdir(), 'job-'));
    try {
      const env = { DOCKER_HOST: engine.host, RUNNER_TEMP: temp };
      const inputs = { images: '**', when: 'post', scope: 'job', ...UNUSED };
      const { state } = await stepIn(env, inputs);
      await buildVersions(engine, 'app', 2, { bytes: 5 * MB });
      const free = await freeBytes(engine);
      const told = await stepIn(env, inputs, { state });
      expect(await holdingsOf(engine)).toStrictEqual(before);
      expect(told.report.totals).toMatchObject({ deleted: 2 });
      expectTrueBytes(told, (await freeBytes(engine)) - free);
      expect(told.exitCode).toBe(0);
    } finally {
      await rm(temp, { recursive: true });
    }
  });

  it('a base image that only the cache held is counted too, and not called exact', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await loadBase(engine, 'base:1', 30 * MB);
    await buildVersions(engine, 'app', 2, { base: 'base:1', bytes: 10 * MB });
    const { told, got } = await measured(engine, { images: '**', ...UNUSED });
    expect(await holdingsOf(engine)).toMatchObject({ images: [], cache: [] });
    expectTrueBytes(told, got);
    if (store === 'graphdriver') expect(told.outputs['reclaimed-method']).toBe('estimate');
  });

  it('a goal that is met leaves cache and images alone; one that is not takes the cache first', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await buildVersions(engine, 'app', 2, { bytes: 10 * MB });
    const before = await holdingsOf(engine);
    const met = { images: '**', 'until-free': '1MB', ...UNUSED };
    const predicted = await step(engine.host, { ...met, 'dry-run': 'true' });
    expect(predicted.report.hosts[0]?.buildCache).toMatchObject({ removed: 0 });
    const untouched = await step(engine.host, met);
    expect(await holdingsOf(engine)).toStrictEqual(before);
    expect(untouched.log).toMatch(/^Freed nothing, goal met: /m);

    const free = await freeBytes(engine);
    const goal = { images: '**', 'until-free': `${free + 5 * MB}B`, ...UNUSED };
    const promised = await step(engine.host, { ...goal, 'dry-run': 'true' });
    const told = await step(engine.host, goal);
    expect(await holdingsOf(engine)).toMatchObject({ images: before.images, cache: [] });
    expect(told.report.totals).toMatchObject({ 'not-reached': 2 });
    expect(promised.report.totals).toMatchObject({ 'not-reached': 2 });
    expect(told.exitCode).toBe(0);
  });

  it('a build that runs meanwhile ends well', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, DISK);
    await build(engine, { tag: 'old:1', bytes: 5 * MB });
    const builds = buildVersions(engine, 'app', 4, { bytes: 5 * MB });
    const steps = async (): Promise<void> => {
      for (let count = 0; count < 4; count += 1) {
        expect((await step(engine.host, UNUSED)).exitCode).toBe(0);
      }
    };
    const [tags] = await Promise.all([builds, steps()]);
    for (const tag of tags) expect(await docker(engine, ['image', 'ls', '--quiet', tag])).not.toBe('');
  });
});

it('Podman keeps its cache as images: refused before anything is removed', async ({ skip }) => {
  skip(whyNoEngines() !== undefined, whyNoEngines() ?? '');
  await using engine = await startEngine('podman-4.3');
  const told = await step(engine.host, { images: '**', ...UNUSED });
  expect(told.exitCode).toBe(1);
  expect(told.log).toContain('`build-cache`: "unused" is for Docker: Podman keeps its build cache as images');
});
