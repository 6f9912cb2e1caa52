import { expect, it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine, type Fate } from '../../support/faults/faulty-engine.ts';
import type { EngineUnderTest } from '../../support/engines/on-engines.ts';
import type { Told } from '../../support/engines/step.ts';
import { aJob, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';

const R = 'image-rm-test';
const OLD = `${R}/old:1`;
const NEW = `${R}/new:1`;
const ADDED = { when: 'post', scope: 'job', containers: 'added', images: '**' };

type Script = (line: string) => Fate;

/** A job on an engine behind a proxy, which may answer in the place of the engine. */
async function aJobBehind(
  engine: EngineUnderTest,
  add: () => Promise<unknown>,
  {
    first: inFirst,
    post: inPost,
    inputs: more = {},
  }: { readonly first?: Script; readonly post?: Script; readonly inputs?: Readonly<Record<string, string>> },
): Promise<Told> {
  await engine.load({ tags: [OLD], layers: [await busyboxLayer()] });
  let script = inFirst;
  await using proxy = await faultyEngine(
    engine.host.replace('unix://', ''),
    (line) => script?.(line) ?? 'forward',
  );
  const job = await aJob();
  const inputs = { ...ADDED, ...more };
  const first = await job.phase(proxy.host, inputs);
  expect(first.exitCode, first.log).toBe(0);
  await add();
  script = inPost;
  return await job.phase(proxy.host, inputs, { state: first.state });
}

onOurEngines(['graphdriver-28.5', 'containerd-28.5'], (engine) => {
  const names = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name }) => name).toSorted();
  const tags = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).images.flatMap(({ repoTags }) => repoTags).toSorted();

  it.each(['false', 'true'])(
    'a container that cannot be removed is told with the word of the engine, keeps its image, and fails the step: force %s',
    async (force) => {
      let stays = '';
      const told = await aJobBehind(
        engine(),
        async () => {
          await engine().load({ tags: [NEW], layers: [await busyboxLayer(), layer('new', 500)] });
          stays = await engine().container(NEW, { name: 'stays', state: 'stopped' });
          await engine().container(OLD, { name: 'goes', state: 'running' });
        },
        {
          post: (line) =>
            line.startsWith('DELETE') && line.includes(stays)
              ? { status: 500, body: '{"message":"device is busy"}' }
              : 'forward',
          inputs: { force },
        },
      );
      expect(await names()).toStrictEqual(['stays']);
      expect(await tags()).toStrictEqual([NEW, OLD]);
      expect(verdictsOf(told)).toStrictEqual([`${NEW} in-use`]);
      expect(told.exitCode).toBe(1);
      expect(told.report.exit.message).toBe(
        '1 container that this job added could not be removed: stays (device is busy)',
      );
      expect(told.report.hosts[0]?.leftBehind).toStrictEqual([
        { kind: 'container', name: 'stays', command: 'docker container rm --force stays' },
      ]);
    },
  );

  it('what the engine does not list afterwards is told as not known', async () => {
    const told = await aJobBehind(
      engine(),
      () => engine().succeed('POST', '/volumes/create', { Name: 'left' }),
      {
        post: (line) =>
          /\/(?:networks|volumes)$/.test(line.split(' ')[1] ?? '')
            ? { status: 403, body: '{"message":"no"}' }
            : 'forward',
      },
    );
    await engine().succeed('DELETE', '/volumes/left');
    expect(told.exitCode, told.log).toBe(0);
    expect(told.report.hosts[0]?.leftBehind).toBeUndefined();
    for (const text of [told.log, told.summary])
      for (const part of [
        'networks and volumes this job left behind is not known',
        'the engine did not list them',
      ])
        expect(text).toContain(part);
  });

  it('what the engine did not list when the job began is not new', async () => {
    const told = await aJobBehind(
      engine(),
      () => engine().succeed('POST', '/volumes/create', { Name: 'left' }),
      {
        first: (line) => (line.endsWith('/volumes') ? { status: 403, body: '{"message":"no"}' } : 'forward'),
      },
    );
    await engine().succeed('DELETE', '/volumes/left');
    expect(told.report.hosts[0]?.leftBehind).toBeUndefined();
    expect(told.log).toContain('which volumes this job left behind is not known: they were not recorded');
  });

  it('volumes of a container that goes stay, and are named', async () => {
    const Mounts = [{ Type: 'volume', Source: 'named', Target: '/named' }];
    const told = await aJobBehind(
      engine(),
      () => engine().container(OLD, { name: 'goes', state: 'running', hostConfig: { Mounts } }),
      {},
    );
    await engine().succeed('DELETE', '/volumes/named');
    expect(await names()).toStrictEqual([]);
    expect(told.report.hosts[0]?.leftBehind?.map(({ command }) => command)).toStrictEqual([
      'docker volume rm named',
    ]);
  });
});

onOurEngines(newestPodman, (engine) => {
  const API = '/v4.0.0/libpod';
  const names = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name }) => name).toSorted();

  it('containers that depend on each other go all', async () => {
    const told = await aJobBehind(
      engine(),
      async () => {
        const id = await engine().container(OLD, { name: 'first', state: 'running' });
        const hostConfig = { NetworkMode: `container:${id}` };
        await engine().container(OLD, { name: 'second', state: 'running', hostConfig });
        await engine().container(OLD, { name: 'third', state: 'stopped', hostConfig });
      },
      {},
    );
    expect(told.exitCode, told.log).toBe(0);
    expect(await names()).toStrictEqual([]);
  });

  it('a pod stays, and is named with the command that removes it whole', async () => {
    const told = await aJobBehind(
      engine(),
      async () => {
        const command = ['/bin/sleep', '1000'];
        const netns = { nsmode: 'host' };
        const pod = { name: 'shop', infra_image: OLD, infra_command: command, netns, share_parent: false };
        await engine().succeed('POST', `${API}/pods/create`, pod);
        await engine().succeed('POST', `${API}/containers/create`, {
          name: 'web',
          image: OLD,
          pod: 'shop',
          command,
          netns,
        });
      },
      {},
    );
    const left = await names();
    await engine().succeed('DELETE', `${API}/pods/shop?force=true&timeout=0`);
    expect(left).toContain('web');
    expect(told.exitCode, told.log).toBe(0);
    const commands = told.report.hosts.flatMap(({ leftBehind = [] }) =>
      leftBehind.map(({ command }) => command),
    );
    expect(commands).toStrictEqual(left.map(() => 'podman pod rm --force shop'));
  });
});
