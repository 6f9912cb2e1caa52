import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { serveRegistry } from '../../../testbed/engines/seed/registry.ts';
import { sources } from '../../../testbed/runner/code.ts';
import { runStep } from '../../../testbed/runner/run-step.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import type { EngineUnderTest } from '../../support/engines/on-engines.ts';
import { aJob, EVERYTHING_NEW, itemsOf, onOurEngines, verdictsOf } from '../../support/job/a-job.ts';
import { aNewOne, anOldStore, R } from '../../support/job/old-store.ts';

onOurEngines(['graphdriver-20.10', 'graphdriver-28.5', 'containerd-28.5'], (engine) => {
  it('what a job adds goes when it ends, and the store is as before, to the image and the reference', async () => {
    const old = await anOldStore(engine());
    const before = await engine().snapshot();
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    expect(await engine().snapshot()).toStrictEqual(before);

    await using registry = await serveRegistry();
    const offered = await registry.add('pulled', '1', { layers: [layer('pulled', 4000)] });
    await engine().pull(offered.byDigest);
    await engine().pull((await registry.add('pulled', '2', { layers: [layer('pulled-2', 4000)] })).tagged);
    await engine().load({ tags: [`${R}/new:1`, `${R}/new:2`], layers: [layer('new', 5000)] });
    await engine().load({ layers: [layer('new-untagged', 5000)] });
    const child = await engine().child(old.untagged, { tags: [`${R}/new-child:1`], bytes: 3000 });
    await engine().child(child, { bytes: 3000 });
    await engine().child(old.parent, { tags: [`${R}/new-sibling:1`], bytes: 3000 });
    await engine().tag(`${R}/one:1`, `${R}/another-name:1`);
    await engine().tag(`${R}/two:1`, `${R}/two:3`);
    await aNewOne(engine(), 'running');
    await aNewOne(engine(), 'stopped');
    const run = { name: 'new-from-old', state: 'running' } as const;
    const fromOld = await engine().container(`${R}/runs:1`, run);

    const post = await job.phase(engine().host, EVERYTHING_NEW, { state: first.state });
    // Its image is from before, so nobody chose it.
    await engine().succeed('DELETE', `/containers/${fromOld}?force=1`);
    expect(await engine().snapshot()).toStrictEqual(before);
    expect(post.exitCode).toBe(0);
    expect(post.report).toMatchObject({ phase: 'post', dryRun: false });
    const names = post.report.hosts.flatMap(({ containersRemoved = [] }) => containersRemoved);
    expect(names.map(({ name }) => name).toSorted()).toStrictEqual(['new-running', 'new-stopped']);
  });

  it('what cannot be as before is left alone, and told', async () => {
    const old = await anOldStore(engine());
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    const taker = await engine().load({
      tags: [`${R}/one:1`, `${R}/taker:1`],
      layers: [layer('taker', 100)],
    });
    await engine().tag(old.untagged, `${R}/found:1`);
    const full = await engine().snapshot();
    const post = await job.phase(engine().host, EVERYTHING_NEW, { state: first.state });
    expect(verdictsOf(post)).toStrictEqual([`${R}/found:1 kept`, `${R}/taker:1 untagged`]);
    expect(itemsOf(post)[0]?.reason).toContain('would go with its last name');
    const left = (await engine().snapshot()).images;
    expect(left.map(({ id }) => id)).toStrictEqual(full.images.map(({ id }) => id));
    expect(left.find(({ id }) => id === taker)?.repoTags).toStrictEqual([`${R}/one:1`]);
  });

  it('a name that was moved to a new image goes when it is named outright', async () => {
    await anOldStore(engine());
    const inputs = { ...EVERYTHING_NEW, images: `${R}/one:1\n${R}/two:1` };
    const job = await aJob();
    const first = await job.phase(engine().host, inputs);
    const taker = await engine().load({ tags: [`${R}/one:1`], layers: [layer('taker', 100)] });
    const post = await job.phase(engine().host, inputs, { state: first.state });
    expect(verdictsOf(post)).toStrictEqual([`${R}/one:1 deleted`, `${R}/two:1 kept`]);
    expect(post.outputs['deleted']).toBe(taker);
  });

  it('a job that changes nothing has nothing to remove, and says so', async () => {
    await anOldStore(engine());
    const before = await engine().snapshot();
    const job = await aJob();
    const first = await job.phase(engine().host, EVERYTHING_NEW);
    const post = await job.phase(engine().host, EVERYTHING_NEW, { state: first.state });
    expect(await engine().snapshot()).toStrictEqual(before);
    expect(itemsOf(post)).toStrictEqual([]);
    expect(post.exitCode).toBe(0);
    for (const text of [post.log, post.summary])
      expect(text).toContain('matches nothing that this job added');
  });

  it('two steps of one job, ended in reverse order, each take what came after their own first phase', async () => {
    await anOldStore(engine());
    const before = await engine().snapshot();
    const job = await aJob();
    const one = await job.phase(engine().host, EVERYTHING_NEW);
    await aNewOne(engine(), 'early');
    const between = await engine().snapshot();
    const two = await job.phase(engine().host, EVERYTHING_NEW);
    await aNewOne(engine(), 'late');
    const postOfTwo = await job.phase(engine().host, EVERYTHING_NEW, { state: two.state });
    expect(await engine().snapshot()).toStrictEqual(between);
    expect(verdictsOf(postOfTwo)).toStrictEqual([`${R}/new-late:1 deleted`]);
    const postOfOne = await job.phase(engine().host, EVERYTHING_NEW, { state: one.state });
    expect(verdictsOf(postOfOne)).toStrictEqual([`${R}/new-early:1 deleted`]);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('the first phase only asks, and the post phase tells everything by itself', async () => {
    await anOldStore(engine());
    await using proxy = await proxyOf(engine());
    const job = await aJob();
    const first = await job.phase(proxy.host, EVERYTHING_NEW);
    expect(first.exitCode).toBe(0);
    expect(first.report).toMatchObject({ phase: 'main', totals: { reclaimedMethod: 'off' } });
    expect(proxy.requests.filter((line) => !line.startsWith('GET '))).toStrictEqual([]);
    const id = await aNewOne(engine(), 'running');
    const freed = await engine().layersSize();
    const post = await job.phase(proxy.host, EVERYTHING_NEW, { state: first.state });
    expect(freed).toBeGreaterThan(await engine().layersSize());
    for (const text of [post.log, post.summary]) {
      const { store } = engine();
      const shown = store === 'graphdriver' ? 'classic store' : `${store} store`;
      for (const part of ['new-running', '1 deleted', 'Freed ', shown]) expect(text).toContain(part);
    }
    expect(post.summary).toContain(id.replace(':', '&#58;'));
    expect(post.outputs['deleted']).toBe(id);
    expect(post.state).toStrictEqual({});
  });
});

function proxyOf({ host }: EngineUnderTest) {
  return faultyEngine(host.replace('unix://', ''), () => 'forward');
}

onOurEngines(['graphdriver-28.5'], (engine) => {
  it.each([
    ['images', { images: 'App' }],
    ['scope', { when: 'now' }],
    ['until-free', { 'until-free': 'much' }],
    ['platforms', { platforms: 'linux/arm64', force: 'true', containers: 'keep' }],
  ])(
    '%s that are wrong are told in the first phase, and the post phase does nothing',
    async (input, wrong) => {
      await engine().load({ tags: [`${R}/runs:1`], layers: [await busyboxLayer()] });
      await using proxy = await proxyOf(engine());
      const job = await aJob();
      const inputs = { ...EVERYTHING_NEW, ...wrong };
      const first = await job.phase(proxy.host, inputs);
      expect(first.exitCode).toBe(1);
      expect(first.log).toContain(input);
      const { requests } = proxy;
      const before = requests.length;
      const env = { DOCKER_HOST: proxy.host };
      const post = await runStep(sources, { inputs, env, state: first.state });
      expect(post).toStrictEqual({ exitCode: 0, log: '', outputs: {}, summary: '', state: {} });
      expect(requests).toHaveLength(before);
    },
  );
});
