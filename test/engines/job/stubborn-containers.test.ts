import { expect, it } from 'vitest';
import type { ContainerPlan } from '../../../testbed/engines/seed/containers.ts';
import { busyboxLayer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine, type Fate } from '../../support/faults/faulty-engine.ts';
import { newestOfEachStore } from '../../support/engines/on-engines.ts';
import { step, type Told } from '../../support/engines/step.ts';
import { onOurEngines, verdictsOf } from '../../support/job/a-job.ts';

const R = 'image-rm-test';
const HELD = `${R}/held:1`;
const namesGone = ({ report }: Told): readonly string[] =>
  report.hosts.flatMap(({ containersRemoved = [] }) => containersRemoved.map(({ name }) => name));

onOurEngines(newestOfEachStore, (engine) => {
  const contain = async (name: string, plan: ContainerPlan = {}): Promise<string> => {
    await engine().load({ tags: [HELD], layers: [await busyboxLayer()] });
    return engine().container(HELD, { name, ...plan });
  };
  const states = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name, state }) => `${name} ${state}`);
  const images = async (): Promise<number> => (await engine().snapshot()).images.length;
  const volumes = async (): Promise<readonly string[]> => {
    const listed = await engine().succeed('GET', '/volumes');
    const { Volumes } = listed.json<{ readonly Volumes: readonly { readonly Name: string }[] | null }>();
    return (Volumes ?? []).map(({ Name }) => Name);
  };
  const scripted = async (
    inputs: Readonly<Record<string, string>>,
    script: (line: string) => Fate | Promise<Fate>,
  ): Promise<Told> => {
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), script);
    return await step(proxy.host, inputs);
  };

  it('volumes stay, named ones and those without a name', async () => {
    const Mounts = [
      { Type: 'volume', Source: 'named', Target: '/named' },
      { Type: 'volume', Target: '/anonymous' },
    ];
    await contain('has-volumes', { state: 'stopped', hostConfig: { Mounts } });
    const before = await volumes();
    expect(before).toHaveLength(2);
    const done = await step(engine().host, { images: HELD, containers: 'stopped' });
    expect(verdictsOf(done)).toStrictEqual([`${HELD} deleted`]);
    expect((await volumes()).toSorted()).toStrictEqual(before.toSorted());
    for (const name of before) await engine().succeed('DELETE', `/volumes/${name}`);
  });

  it('a container that the engine removes itself when it ends, by --rm', async () => {
    const id = await contain('leaves-by-itself', { state: 'running', hostConfig: { AutoRemove: true } });
    const done = await step(engine().host, { images: HELD, containers: 'all' });
    expect(done.report.hosts[0]?.containersRemoved).toStrictEqual([
      { id, name: 'leaves-by-itself', image: expect.any(String), state: 'running' },
    ]);
    expect([await states(), await images()]).toStrictEqual([[], 0]);
  });

  it('a container that the engine starts again and again', async () => {
    await contain('restarts', {
      cmd: ['/bin/false'],
      state: 'running',
      hostConfig: { RestartPolicy: { Name: 'always' } },
    });
    const done = await step(engine().host, { images: HELD, containers: 'all' });
    expect(verdictsOf(done)).toStrictEqual([`${HELD} deleted`]);
    expect([await states(), await images()]).toStrictEqual([[], 0]);
  });

  it('of a job that runs in a network of the runner, nothing is touched', async () => {
    const network = `github_network_${'0a'.repeat(16)}`;
    await engine().succeed('POST', '/networks/create', { Name: network, Internal: true });
    const lookalike = `${network}-not`;
    await engine().succeed('POST', '/networks/create', { Name: lookalike, Internal: true });
    await contain('service', { hostConfig: { NetworkMode: network } });
    await contain('other', { hostConfig: { NetworkMode: lookalike } });
    const inputs = { containers: 'all', force: 'false' };
    const named = await step(engine().host, { ...inputs, images: HELD });
    expect(verdictsOf(named)).toStrictEqual([`${HELD} conflict stopped-container`]);
    const matched = await step(engine().host, { ...inputs, images: '**' });
    expect(verdictsOf(matched)).toStrictEqual([`${HELD} in-use`]);
    expect([...namesGone(named), ...namesGone(matched)]).toStrictEqual([]);
    expect((await states()).toSorted()).toStrictEqual(['other created', 'service created']);
    await engine().succeed('DELETE', '/containers/service');
    const done = await step(engine().host, { ...inputs, images: HELD });
    expect(namesGone(done)).toStrictEqual(['other']);
    for (const name of [network, lookalike]) await engine().succeed('DELETE', `/networks/${name}`);
  });

  it.each([
    [HELD, `${HELD} conflict stopped-container`, 1],
    [`${R}/*`, `${HELD} in-use`, 0],
  ])('a container that cannot be removed keeps its image: %s', async (wanted, verdict, exitCode) => {
    const stays = await contain('stays', { state: 'stopped' });
    await contain('goes', { state: 'stopped' });
    const done = await scripted({ images: wanted, containers: 'all' }, (line) =>
      /^DELETE .*\/containers\//.test(line) && line.includes(stays)
        ? { status: 500, body: '{"message":"device is busy"}' }
        : 'forward',
    );
    expect(verdictsOf(done)).toStrictEqual([verdict]);
    expect(done.exitCode).toBe(exitCode);
    expect(namesGone(done)).toStrictEqual(['goes']);
    expect(done.log).toContain('stays (Exited');
    expect([await states(), await images()]).toStrictEqual([['stays exited'], 1]);
  });

  it('a container that somebody starts meanwhile is not stopped, and keeps its image', async () => {
    const id = await contain('started', {});
    const done = await scripted({ images: HELD, containers: 'stopped' }, async (line): Promise<Fate> => {
      if (line.startsWith('DELETE')) await engine().succeed('POST', `/containers/${id}/start`);
      return 'forward';
    });
    expect(verdictsOf(done)).toStrictEqual([`${HELD} conflict running-container`]);
    expect(namesGone(done)).toStrictEqual([]);
    expect([await states(), await images()]).toStrictEqual([['started running'], 1]);
  });

  it('a container that is gone before its turn comes is no trouble', async () => {
    const id = await contain('fleeting', {});
    const done = await scripted({ images: HELD, containers: 'stopped' }, async (line): Promise<Fate> => {
      if (line.includes(`/containers/${id}`)) await engine().request('DELETE', `/containers/${id}`);
      return 'forward';
    });
    expect(verdictsOf(done)).toStrictEqual([`${HELD} deleted`]);
    expect(await states()).toStrictEqual([]);
  });
});

onOurEngines(['graphdriver-28.5'], (engine) => {
  it('a program that does not hear SIGTERM is killed after the ten seconds that Docker gives', async () => {
    await engine().load({ tags: [HELD], layers: [await busyboxLayer()] });
    const deaf = ['/bin/sh', '-c', 'trap "" TERM; while :; do /bin/sleep 3600; done'];
    await engine().container(HELD, { name: 'deaf', state: 'running', cmd: deaf });
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), () => 'forward');
    const done = await step(proxy.host, { images: HELD, containers: 'all' });
    expect(proxy.requests.filter((line) => line.startsWith('POST'))).toStrictEqual([
      expect.stringMatching(/\/stop\?t=10$/),
    ]);
    expect(verdictsOf(done)).toStrictEqual([`${HELD} deleted`]);
    expect(namesGone(done)).toStrictEqual(['deaf']);
  });
});
