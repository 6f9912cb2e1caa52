import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { hoursAgo } from '../../support/choosing/varied-store.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { evaluated, recipe } from '../../support/recipes/readme.ts';

const R = 'ghcr.io/acme';

onOurEngines(newestOfEachStore, (engine) => {
  const load = (
    name: string,
    more: Partial<Parameters<ReturnType<typeof engine>['load']>[0]> = {},
  ): Promise<string> =>
    engine().load({ tags: [`${R}/${name}`], layers: [layer('base', 300), layer(name, 500)], ...more });
  const hold = (image: string, more: { readonly state?: 'running' } = {}): Promise<string> =>
    engine().container(image, { name: 'image-rm-test-holder', ...more });
  const left = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images
      .map(({ id, repoTags }) => (repoTags.length > 0 ? repoTags.join(' ') : id).replaceAll(`${R}/`, ''))
      .toSorted();
  const run = async (inputs: Readonly<Record<string, string>>): Promise<Told> => {
    const done = await step(engine().host, inputs);
    expect(done.exitCode, done.log).toBe(0);
    return done;
  };

  it('The disk is full on `ubuntu-latest`', async () => {
    await load('app:test');
    await load('dangling', { tags: [] });
    await load('held:1');
    await hold(`${R}/held:1`);
    const { outputs } = await run(recipe('The disk is full on `ubuntu-latest`'));
    expect(await left()).toStrictEqual(['held:1']);
    expect(outputs['in-use']).toBe(`${R}/held:1`);
  });

  it('The disk is full on a self-hosted runner', async () => {
    await load('app:1');
    await load('dangling', { tags: [] });
    await load('held:1');
    await hold(`${R}/held:1`);
    await run(recipe('The disk is full on a self-hosted runner'));
    expect(await left()).toStrictEqual(['held:1']);
  });

  it('After integration tests', async () => {
    const runnable = { layers: [await busyboxLayer()] };
    for (const tag of ['app:test-42', 'app:test-43'])
      await load(tag, { ...runnable, tags: [tag], labels: { tag } });
    await hold('app:test-42', { state: 'running' });
    await engine().container('app:test-43', { name: 'image-rm-test-neighbour', state: 'running' });
    const inputs = evaluated(recipe('After integration tests'), '42');
    await run(inputs);
    expect(await left()).toStrictEqual(['app:test-43']);
    expect((await engine().snapshot()).containers.map(({ name }) => name)).toStrictEqual([
      'image-rm-test-neighbour',
    ]);
    // The job failed before anything was built.
    const again = await run(inputs);
    expect(again.log).not.toContain('::warning');
  });

  it('Every night on self-hosted runners', async () => {
    await load('old:1', { created: hoursAgo(100) });
    await load('base:1', { created: hoursAgo(100) });
    await load('old:untagged', { created: hoursAgo(100), tags: [] });
    await load('young:1', { created: hoursAgo(10) });
    await load('held:1', { created: hoursAgo(100) });
    await hold(`${R}/held:1`);
    const inputs = recipe('Every night on self-hosted runners');
    const before = await left();
    await run(inputs);
    expect(await left()).toStrictEqual(before);
    await run({ ...inputs, 'dry-run': 'false' });
    // The containerd store counts from the moment at which an image came into it.
    if (engine().store === 'containerd') expect(await left()).toHaveLength(5);
    else expect(await left()).toStrictEqual(['base:1', 'held:1', 'young:1']);
  });

  it('The newest three of each repository', async () => {
    const versions = [1, 2, 3, 4, 5];
    for (const version of versions) {
      const created = `2024-0${version}-01T00:00:00Z`;
      await load(`app:${version}`, { created, tags: [`${R}/app:${version}`, `${R}/app:v${version}`] });
      await load(`web:${version}`, { created, layers: [layer(`web ${version}`, 500)] });
    }
    await load('base:1');
    await load('untagged', { tags: [] });
    await hold(`${R}/web:1`);
    const predicted = await run({ ...recipe('The newest three of each repository'), 'dry-run': 'true' });
    const done = await run(recipe('The newest three of each repository'));
    expect(await left()).toStrictEqual([
      'app:3 app:v3',
      'app:4 app:v4',
      'app:5 app:v5',
      'base:1',
      'web:1',
      'web:3',
      'web:4',
      'web:5',
    ]);
    expect(verdictsOf(predicted)).toStrictEqual(verdictsOf(done));
    expect(done.log).toContain(`keep-newest: it is one of the 3 newest of ${R}/app`);
  });

  it('A dry run on pull requests', async () => {
    for (const tag of ['1.9.1', '1.9.2', 'latest', 'main']) await load(`app:${tag}`);
    const before = await engine().snapshot();
    const told = await run(recipe('A dry run on pull requests'));
    expect(await engine().snapshot()).toStrictEqual(before);
    expect(told.summary).toContain('2 images, 2 kept');
  });

  it('Untagged images', async () => {
    await load('app:1');
    const held = await load('held', { tags: [] });
    await load('dangling', { tags: [] });
    await hold(held);
    await run(recipe('Untagged images'));
    expect(await left()).toStrictEqual(['app:1', held].toSorted());
  });

  it('What this run built', async () => {
    await load('app:1', { labels: { 'ci.run': '41' } });
    await load('app:2', { labels: { 'ci.run': '42' } });
    await load('untagged', { labels: { 'ci.run': '42' }, tags: [] });
    await load('web:1');
    await run(evaluated(recipe('What this run built'), '42'));
    expect(await left()).toStrictEqual(['app:1', 'web:1']);
  });

  it('All but one version', async () => {
    for (const tag of ['1.9.1', '1.9.2', 'latest']) await load(`app:${tag}`);
    await load('app-too:1');
    await engine().tag(`${R}/app:1.9.2`, `${R}/app:newest`);
    await run(recipe('All but one version'));
    expect(await left()).toStrictEqual(['app-too:1', 'app:1.9.2']);
  });

  it('the first lines of the README', async () => {
    const names = ['app:pr-1', 'web/ui:pr-22', 'app:main', 'app:my-pr-1'];
    for (const name of names) await load(name);
    await load('test', { tags: ['app:test'] });
    await run({ images: 'app:test\nghcr.io/acme/app:pr-*' });
    expect(await left()).toStrictEqual(['app:main', 'app:my-pr-1', 'web/ui:pr-22']);
  });

  it('all pull requests below a path of a registry, and of all of them', async () => {
    const names = ['app:pr-1', 'web/ui:pr-22', 'app:main', 'app:my-pr-1', 'pr-1:1'];
    for (const name of names) await load(name);
    await load('other', { tags: ['ghcr.io/others/app:pr-1', 'app:pr-1'] });
    await run({ images: `${R}/**:pr-*` });
    const rest = ['app:main', 'app:my-pr-1', 'app:pr-1 ghcr.io/others/app:pr-1', 'pr-1:1'];
    expect(await left()).toStrictEqual(rest);
    await run({ images: '**:pr-*' });
    expect(await left()).toStrictEqual(['app:main', 'app:my-pr-1', 'pr-1:1']);
  });
});
