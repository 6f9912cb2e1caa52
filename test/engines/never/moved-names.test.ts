import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { itemsOf, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import {
  beforeTheRemoval,
  imagesLeft,
  postPhaseWhile,
  stepWhile,
  whileContainersStop,
} from '../../support/never/meanwhile.ts';

const R = 'image-rm-test';
const APP = `${R}/app:1`;

onOurEngines(newestOfEachStore, (engine) => {
  const load = (seed: string, ...tags: readonly string[]): Promise<string> =>
    engine().load({ tags, layers: [layer(seed, 1000)] });

  it('a name that moves to a kept image while a container stops takes no image with it', async () => {
    const old = await engine().load({ tags: [APP], layers: [await busyboxLayer()] });
    const kept = await load('kept', `${R}/other:1`);
    await engine().container(APP, { name: 'slow', state: 'running' });
    const told = await stepWhile(
      engine(),
      { images: APP, containers: 'all', keep: kept },
      { ...whileContainersStop, happens: () => engine().tag(kept, APP) },
    );
    expect(verdictsOf(told)).toStrictEqual([`${APP} kept`]);
    expect(itemsOf(told)[0]?.reason).toMatch(/was given to another image meanwhile \(sha256:[0-9a-f]{12}\)/);
    expect(told.outputs).toMatchObject({ deleted: '', untagged: '' });
    expect(await imagesLeft(engine())).toStrictEqual([`${APP} ${R}/other:1`, old].toSorted());
  });

  it('a new name that moves to an older image while a container stops, in a post phase', async () => {
    const older = await load('older', `${R}/older:1`);
    const told = await postPhaseWhile(
      engine(),
      { when: 'post', scope: 'job', images: '**', containers: 'all' },
      async () => {
        await engine().load({ tags: [APP], layers: [await busyboxLayer()] });
        await engine().container(APP, { name: 'slow', state: 'running' });
      },
      { ...whileContainersStop, happens: () => engine().tag(older, APP) },
    );
    expect(verdictsOf(told)).toStrictEqual([`${APP} kept`]);
    expect(await imagesLeft(engine())).toContain(`${APP} ${R}/older:1`);
  });

  it('an image of before the job that loses its other name meanwhile does not go with its new one', async () => {
    const id = await load('before', `${R}/before:1`);
    const told = await postPhaseWhile(
      engine(),
      { when: 'post', scope: 'job', images: '**' },
      () => engine().tag(id, `${R}/added:1`),
      { ...beforeTheRemoval, happens: () => engine().succeed('DELETE', `/images/${R}/before:1`) },
    );
    expect(verdictsOf(told)).toStrictEqual([`${R}/added:1 kept`]);
    expect(told.log).toContain('the image was there before this job, and would go with its last name');
    expect(await imagesLeft(engine())).toStrictEqual([`${R}/added:1`]);
  });

  it.each([
    ['a pattern', (): string => '**'],
    ['its ID', (id: string): string => id],
  ])('an image without a name that gets a kept one stays, chosen by %s', async (_, images) => {
    const id = await load('dangling');
    const told = await stepWhile(
      engine(),
      { images: images(id), keep: `${R}/kept:1` },
      { ...beforeTheRemoval, happens: () => engine().tag(id, `${R}/kept:1`) },
    );
    expect(itemsOf(told).map(({ verdict }) => verdict)).toStrictEqual(['kept']);
    expect(told.outputs).toMatchObject({ deleted: '', untagged: '' });
    expect(await imagesLeft(engine())).toStrictEqual([`${R}/kept:1`]);
  });

  it('a name that moves within the last request to an image made just then: what went is told', async () => {
    const planned = await load('planned', APP);
    const made: string[] = [];
    const told = await stepWhile(
      engine(),
      { images: APP },
      { asked: /^DELETE /, happens: async () => made.push(await load('just made', APP)) },
    );
    expect(verdictsOf(told)).toStrictEqual([`${APP} untagged`]);
    expect(told.outputs).toMatchObject({ deleted: made[0], untagged: APP, 'reclaimed-bytes': '' });
    expect(told.log).toMatch(/^::warning .*was removed though nobody asked for it/m);
    expect(await imagesLeft(engine())).toStrictEqual([planned]);
  });

  it('an image gets a name that nobody spoke of: by ID and force it stays, and the step says so', async () => {
    const id = await load('app', APP, `${R}/app:2`);
    const told = await stepWhile(
      engine(),
      { images: id, force: 'true' },
      { ...beforeTheRemoval, happens: () => engine().tag(id, 'elsewhere/new:1') },
    );
    expect(itemsOf(told)[0]).toMatchObject({ verdict: 'kept' });
    expect(told.log).toContain('it got another name meanwhile, which would go with it: elsewhere/new:1');
    expect(told.exitCode).toBe(0);
    expect(await imagesLeft(engine())).toStrictEqual([`elsewhere/new:1 ${APP} ${R}/app:2`]);
  });
});
