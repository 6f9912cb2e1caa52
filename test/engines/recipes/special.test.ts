import { statfsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../../testbed/engines/seed/seeded-engine.ts';
import { startEngine } from '../../../testbed/engines/start-engine.ts';
import { githubServer, MERGED, TOKEN } from '../../support/pull-requests/github-server.ts';
import { startFarEngines, whyNotFar } from '../../support/engines/far-engines.ts';
import { aJob, onOurEngines } from '../../support/job/a-job.ts';
import { aNewOne, anOldStore } from '../../support/job/old-store.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { stepIn } from '../../support/engines/step.ts';
import { recipe } from '../../support/recipes/readme.ts';

const R = 'ghcr.io/acme';

/** Recipes that need more than an engine: a job, a small disk, GitHub, several engines, or an engine that is not Docker's. */
onOurEngines(newestOfEachStore, (engine) => {
  const left = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();

  it('The runner as it was', async () => {
    await anOldStore(engine());
    const before = await engine().snapshot();
    const job = await aJob();
    const first = await job.phase(engine().host, recipe('The runner as it was'));
    await aNewOne(engine(), 'running');
    await engine().load({ layers: [layer('untagged', 1000)] });
    await engine().container('image-rm-test/runs:1', { name: 'new-on-old', state: 'running' });
    await engine().succeed('POST', '/networks/create', { Name: 'shop_default', Internal: true });
    await engine().succeed('POST', '/volumes/create', { Name: 'shop_data' });
    const post = await job.phase(engine().host, recipe('The runner as it was'), { state: first.state });
    await engine().succeed('DELETE', '/networks/shop_default');
    await engine().succeed('DELETE', '/volumes/shop_data');
    expect(post.exitCode, post.log).toBe(0);
    expect(await engine().snapshot()).toStrictEqual(before);
    for (const command of ['docker network rm shop_default', 'docker volume rm shop_data'])
      expect(post.log).toContain(command);
  });

  it('Closed pull requests', async () => {
    const tags = ['pr-1', 'pr-4', 'pr-4-arm64', 'main'];
    for (const tag of tags) await engine().load({ tags: [`${R}/app:${tag}`], layers: [layer(tag, 1000)] });
    await using github = await githubServer({ 1: { state: 'OPEN' }, 4: MERGED });
    const inputs = { ...recipe('Closed pull requests'), 'github-token': TOKEN };
    const told = await stepIn({ DOCKER_HOST: engine().host, ...github.env }, inputs);
    expect(told.exitCode, told.log).toBe(0);
    expect(await left()).toStrictEqual([`${R}/app:main`, `${R}/app:pr-1`]);
  });
});

onOurEngines(['containerd-28.5'], (engine) => {
  it('One platform of an image', async () => {
    const tag = `${R}/app:1`;
    const variants = [
      { architecture: 'amd64', layers: [layer('amd64', 3000)] },
      { architecture: 'arm64', layers: [layer('arm64', 3000)] },
    ];
    const { manifests } = await engine().loadPlatforms({ tag, variants });
    const told = await stepIn({ DOCKER_HOST: engine().host }, recipe('One platform of an image'));
    expect(told.exitCode, told.log).toBe(0);
    expect(told.outputs['deleted']).toBe(manifests[1]);
  });
});

onOurEngines(newestPodman, (engine) => {
  it('Podman', async () => {
    const names = ['localhost/app:test', 'localhost/fixtures:1', 'localhost/fixtures:2', 'localhost/base:1'];
    for (const name of names) await engine().load({ tags: [name], layers: [layer(name, 1000)] });
    const told = await stepIn({ DOCKER_HOST: engine().host }, recipe('Podman'));
    expect(told.exitCode, told.log).toBe(0);
    const { images } = await engine().snapshot();
    expect(images.flatMap(({ repoTags }) => repoTags)).toStrictEqual(['localhost/base:1']);
  });
});

it('Room for a build', async ({ skip }) => {
  skip(whyNotFar !== undefined, whyNotFar);
  await using running = await startEngine('graphdriver-28.5', { disk: '128m' });
  const seeded = seedEngine(running);
  for (const [day, name] of ['oldest', 'older', 'newest'].entries()) {
    const created = `2024-01-0${day + 1}T00:00:00Z`;
    await seeded.load({ tags: [`${R}/${name}:1`], layers: [layer(name, 8_000_000)], created });
  }
  const { bavail, bsize } = statfsSync(running.dataRoot);
  const inputs = recipe('Room for a build');
  expect(inputs['until-free']).toBe('20GB');
  // No test fills a disk of that size, so the aim is as small as this one.
  const smaller = { ...inputs, 'until-free': `${bavail * bsize + 4_000_000}B` };
  const told = await stepIn({ DOCKER_HOST: running.host }, smaller);
  expect(told.exitCode, told.log).toBe(0);
  const { images } = await seeded.snapshot();
  expect(images.flatMap(({ repoTags }) => repoTags).toSorted()).toStrictEqual([
    `${R}/newest:1`,
    `${R}/older:1`,
  ]);
});

it('Several hosts', async ({ skip }) => {
  skip(whyNotFar !== undefined, whyNotFar);
  await using far = await startFarEngines();
  const engines = [seedEngine(far.closed), seedEngine(far.open)];
  for (const one of engines) {
    await one.load({ tags: [`${R}/web/ui:pr-7`], layers: [layer('ui', 1000)] });
    await one.load({ tags: [`${R}/app:main`], layers: [layer('main', 1000)] });
  }
  await far.createContext('build-1', `host=${far.closed.host}`);
  const inputs = recipe('Several hosts');
  // Nobody else has the name of that server.
  const hosts = inputs['hosts']?.replace('ssh://deploy@build-2.example.com', far.ssh.url('root'));
  const told = await stepIn({ DOCKER_CONFIG: far.config, PATH: far.path }, { ...inputs, hosts: hosts ?? '' });
  expect(told.exitCode, told.log).toBe(0);
  expect(told.report.hosts.map(({ host }) => host)).toStrictEqual([far.closed.host, far.ssh.url('root')]);
  for (const one of engines)
    expect((await one.snapshot()).images.flatMap(({ repoTags }) => repoTags)).toStrictEqual([
      `${R}/app:main`,
    ]);
});
