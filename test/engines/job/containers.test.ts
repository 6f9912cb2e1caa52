import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import type { ContainerPlan } from '../../../testbed/engines/seed/containers.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { aJob, EVERYTHING_NEW, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';

const R = 'image-rm-test';
const HELD = `${R}/held:1`;
const namesGone = ({ report }: Told): readonly string[] =>
  report.hosts.flatMap(({ containersRemoved = [] }) => containersRemoved.map(({ name }) => name)).toSorted();

onOurEngines(newestOfEachStore, (engine) => {
  const image = async (...tags: readonly string[]): Promise<string> =>
    engine().load({ tags, layers: [await busyboxLayer(), layer(tags.join(), 600)] });
  const states = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name, state }) => `${name} ${state}`).toSorted();
  const tags = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();
  const contain = async (plans: Readonly<Record<string, ContainerPlan>>, from = HELD): Promise<void> => {
    for (const [name, plan] of Object.entries(plans)) await engine().container(from, { name, ...plan });
  };
  /** A dry run must tell the same, and touch nothing. */
  const predictedAndDone = async (inputs: Readonly<Record<string, string>>): Promise<Told> => {
    const before = await engine().snapshot();
    const predicted = await step(engine().host, { ...inputs, 'dry-run': 'true' });
    expect(await engine().snapshot()).toStrictEqual(before);
    const done = await step(engine().host, inputs);
    const told = ({ report }: Told): unknown =>
      report.hosts.map(({ containersRemoved }) => containersRemoved);
    expect(told(predicted)).toStrictEqual(told(done));
    expect(verdictsOf(predicted)).toStrictEqual(verdictsOf(done));
    expect(predicted.outputs['deleted']).toBe(done.outputs['deleted']);
    return done;
  };

  it.each([
    ['stopped', HELD],
    ['stopped', `${R}/*`],
    ['all', HELD],
    ['all', `${R}/*`],
  ])('containers: %s, for images: %s', async (containers, images) => {
    await image(HELD);
    await image('elsewhere/held:1');
    await contain({ made: {}, ended: { state: 'stopped' } });
    if (containers === 'all') await contain({ runs: { state: 'running' }, paused: { state: 'paused' } });
    await contain({ other: { state: 'stopped' }, 'other-runs': { state: 'running' } }, 'elsewhere/held:1');
    const done = await predictedAndDone({ images, containers });
    const gone = containers === 'all' ? ['ended', 'made', 'paused', 'runs'] : ['ended', 'made'];
    expect(namesGone(done)).toStrictEqual(gone);
    expect(await states()).toStrictEqual(['other exited', 'other-runs running']);
    expect(await tags()).toStrictEqual(['elsewhere/held:1']);
    expect(verdictsOf(done)).toStrictEqual([`${HELD} deleted`]);
    for (const text of [done.log, done.summary]) for (const name of gone) expect(text).toContain(name);
  });

  it.each([
    ['a tag that `keep` names', [HELD, `${R}/kept:1`], { images: `${R}/*`, keep: `${R}/kept:1` }],
    ['a tag that nobody named', [HELD, 'other/name:1'], { images: HELD }],
    ['a tag that no pattern matches', [HELD, 'other/name:1'], { images: `${R}/*` }],
  ])('an image that stays for %s keeps its containers', async (_, names, inputs) => {
    await image(...names);
    await contain({ ended: { state: 'stopped' }, runs: { state: 'running' } });
    const before = await states();
    const done = await predictedAndDone({ ...inputs, containers: 'all' });
    expect(namesGone(done)).toStrictEqual([]);
    expect(await states()).toStrictEqual(before);
    expect(await tags()).toHaveLength(1);
  });

  it.each([
    ['named outright', HELD, `${HELD} conflict running-container`],
    ['by ID', 'ID', 'conflict running-container'],
    ['a pattern', `${R}/*`, `${HELD} in-use`],
  ])(
    'a running one that may not go keeps the stopped ones of its image too: %s',
    async (_, images, verdict) => {
      const id = await image(HELD);
      await contain({ ended: { state: 'stopped' }, runs: { state: 'running' } });
      const done = await predictedAndDone({ images: images === 'ID' ? id : images, containers: 'stopped' });
      expect(namesGone(done)).toStrictEqual([]);
      expect(verdictsOf(done)).toStrictEqual([images === 'ID' ? `${id} ${verdict}` : verdict]);
      expect(await states()).toStrictEqual(['ended exited', 'runs running']);
      expect(await tags()).toStrictEqual([HELD]);
    },
  );

  it.each(['named outright', 'by pattern'])('an image that others are built on, %s', async (how) => {
    const parent = await image(`${R}/parent:1`);
    await engine().child(parent, { tags: ['other/child:1'], bytes: 500 });
    await contain({ ended: { state: 'stopped' } }, `${R}/parent:1`);
    const images = how === 'by pattern' ? `${R}/*` : `${R}/parent:1`;
    const done = await predictedAndDone({ images, containers: 'all' });
    // The image stays, without a name or with it, so its container stays.
    expect(namesGone(done)).toStrictEqual([]);
    expect(await states()).toStrictEqual(['ended exited']);
    expect((await engine().snapshot()).images.map(({ id }) => id)).toContain(parent);
  });

  it('a container of a parent without a name stays, and so does the parent', async () => {
    const parent = await engine().load({ layers: [await busyboxLayer()] });
    await engine().child(parent, { tags: [`${R}/child:1`], bytes: 500 });
    await contain({ ended: { state: 'stopped' } }, parent);
    const done = await predictedAndDone({ images: `${R}/child:1`, containers: 'all' });
    expect(verdictsOf(done)).toStrictEqual([`${R}/child:1 deleted`]);
    expect(namesGone(done)).toStrictEqual([]);
    expect(await states()).toStrictEqual(['ended exited']);
    expect((await engine().snapshot()).images.map(({ id }) => id)).toStrictEqual([parent]);
  });

  it('a container that mounts the image', async (context) => {
    await image(HELD);
    await image('other/runs:1');
    const hostConfig = { Mounts: [{ Type: 'image', Source: HELD, Target: '/mounted' }] };
    context.skip(engine().kind === 'own', 'not every engine can mount images');
    await contain({ mounts: { state: 'running', hostConfig } }, 'other/runs:1');
    const done = await predictedAndDone({ images: HELD, containers: 'all' });
    expect(namesGone(done)).toStrictEqual(['mounts']);
    expect(await tags()).toStrictEqual(['other/runs:1']);
  });

  it('only containers that are new go at the end of a job, and an old one keeps its image', async () => {
    await image(HELD);
    await contain({ old: { state: 'running' } });
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    await image(`${R}/new:1`);
    await contain({ new: { state: 'running' } }, `${R}/new:1`);
    await contain({ 'new-of-old': { state: 'running' } });
    const post = await job.phase(engine().host, EVERYTHING_NEW, { state: first.state });
    expect(namesGone(post)).toStrictEqual(['new']);
    expect(await states()).toStrictEqual(['new-of-old running', 'old running']);
    expect(await tags()).toStrictEqual([HELD]);
  });
});
