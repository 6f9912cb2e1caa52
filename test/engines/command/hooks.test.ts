import { describe, expect, it, vi, type TestContext } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { whyNoBuilds, whyNoEngines } from '../../../testbed/engines/requirements.ts';
import { startEngine } from '../../../testbed/engines/start-engine.ts';
import { build, loadBase } from '../../support/builds/builds.ts';
import { holdingsOf } from '../../support/builds/state.ts';
import { aMachine, type Machine } from '../../support/command/hooks.ts';
import { startWorkers, type Workers } from '../../support/command/under-workers.ts';
import { newestOfEachStore, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { onOurEngines } from '../../support/job/a-job.ts';

// The first start on a machine downloads the programs.
vi.setConfig({ testTimeout: 180_000 });

const lacking = whyNoEngines() ?? whyNoBuilds();
const needsBuilds = ({ skip }: TestContext): void => skip(lacking !== undefined, lacking ?? '');
const MB = 1_000_000;

async function withWorkers(host: string): Promise<{ readonly machine: Machine; readonly workers: Workers }> {
  const workers = await startWorkers();
  return { machine: await aMachine(host, workers.run), workers };
}

describe.for(newestOfEachStore)('%s', (kind) => {
  it('a job that builds and runs leaves the engine as it was, its build cache too', async (context) => {
    needsBuilds(context);
    await using engine = await startEngine(kind, { disk: '700m' });
    const seeded = seedEngine(engine);
    await loadBase(engine, 'base:1', MB);
    await build(engine, { tag: 'before:1', base: 'base:1', bytes: MB });
    const before = await holdingsOf(engine);
    const { machine } = await withWorkers(engine.host);
    const runner = await machine.runner('build-1');

    const started = await runner('started');
    expect([started.exitCode, started.summary]).toStrictEqual([0, '']);
    expect(await holdingsOf(engine)).toStrictEqual(before);
    await build(engine, { tag: 'app:1', base: 'base:1', bytes: MB });
    await seeded.container('app:1', { name: 'of-the-job', state: 'running' });
    await seeded.container('base:1', { name: 'of-an-old-image', state: 'stopped' });
    await seeded.tag('before:1', 'another-name:1');

    const completed = await runner('completed');
    expect(completed.exitCode, completed.log).toBe(0);
    expect(await holdingsOf(engine)).toStrictEqual(before);
    expect(completed.summary).toContain('app&#58;1');
    expect(completed.log).not.toContain('::error');
  });
});

onOurEngines([...newestOfEachStore, ...newestPodman], (engine) => {
  const settings = ['build-cache: keep'];
  const add = async (its: EngineUnderTest, name: string): Promise<void> => {
    await its.load({ tags: [`${name}:1`], layers: [await busyboxLayer(), layer(name, 900)] });
    await its.container(`${name}:1`, { name: `of-${name}`, state: 'running' });
  };
  const containers = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name }) => name).toSorted();

  it('a job that was killed holds no other runner up, and is told before the next one', async () => {
    const { machine, workers } = await withWorkers(engine().host);
    const one = await machine.runner('build-1', settings);
    const two = await machine.runner('build-2', settings);
    await two('started');
    await add(engine(), 'killed');
    await workers.kill('build-2');

    await one('started');
    const full = await engine().snapshot();
    await add(engine(), 'job');
    const completed = await one('completed');
    expect(completed.exitCode, completed.log).toBe(0);
    expect(await engine().snapshot()).toStrictEqual(full);

    const next = await two('started', { env: { GITHUB_RUN_ID: '8' } });
    expect(next.log).toContain('the job "test" of run 7 on build-2');
    expect(next.log).toContain('killed:1');
    expect(await engine().snapshot()).toStrictEqual(full);
    await two('completed', { env: { GITHUB_RUN_ID: '8' } });
    expect(await engine().snapshot()).toStrictEqual(full);
  });

  it('what a killed job left goes before the next one if the settings say so', async () => {
    const { machine, workers } = await withWorkers(engine().host);
    const runner = await machine.runner('build-1', [...settings, 'after-lost-job: remove']);
    await add(engine(), 'old');
    const before = await engine().snapshot();
    await runner('started');
    await add(engine(), 'killed');
    await workers.kill('build-1');
    await runner('started', { env: { GITHUB_RUN_ID: '8' } });
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('while the job of another runner lives nothing goes, and the last one takes it', async () => {
    const { machine } = await withWorkers(engine().host);
    const [one, two] = [await machine.runner('build-1', settings), await machine.runner('build-2', settings)];
    await two('started');
    await one('started');
    await add(engine(), 'one');
    await add(engine(), 'two');
    const completed = await one('completed');
    expect(completed.log).toContain('other jobs use this engine (the job "test" of run 7 on build-2');
    expect(await containers()).toStrictEqual(['of-one', 'of-two']);
    await two('completed');
    expect(await containers()).toStrictEqual([]);
  });

  it('by its label a job loses its own images beside another one', async () => {
    const { machine } = await withWorkers(engine().host);
    const label = ['filters: label=runner=build-1', 'beside-other-jobs: labelled-images'];
    const one = await machine.runner('build-1', [...settings, ...label]);
    const two = await machine.runner('build-2', settings);
    await two('started');
    await one('started');
    await add(engine(), 'two');
    const before = await engine().snapshot();
    const labels = { runner: 'build-1' };
    await engine().load({ tags: ['one:1'], layers: [layer('one', 900)], labels });
    const completed = await one('completed');
    expect(completed.log).toContain('only images that the filters let through are removed');
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('without a record, and with settings that are wrong, nothing goes', async () => {
    const { machine } = await withWorkers(engine().host);
    const runner = await machine.runner('build-1', settings);
    const wrong = await machine.runner('build-2', ['keeps: app']);
    await wrong('started');
    await add(engine(), 'job');
    const full = await engine().snapshot();
    for (const hook of [runner, wrong]) {
      const { exitCode, log } = await hook('completed');
      expect([exitCode, log]).toStrictEqual([0, expect.stringContaining('::error')]);
      expect((await hook('completed', { isStrict: true })).exitCode).toBe(1);
    }
    expect(await engine().snapshot()).toStrictEqual(full);
  });
});
