import { expect, it } from 'vitest';
import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { choiceOn, namesIn } from '../../support/choosing/choosing.ts';
import { onEngines, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { R, tagsOf, verdicts } from '../../support/podman/podman.ts';

/** An image of its own for each name. */
async function load(engine: EngineUnderTest, ...names: readonly string[]): Promise<void> {
  for (const name of names) await engine.load({ tags: [name], layers: [layer(name, 1000)] });
}

const HUB = 'docker.io/image-rm-test';

onEngines(newestPodman, (engine) => {
  it('says what it is', async () => {
    await load(engine(), `${R}/app:1`);
    const { report } = await step(engine().host, { images: `${R}/app:1` });
    expect(report.hosts[0]?.engine).toMatchObject({ name: 'Podman', store: 'podman' });
  });

  it('a name without a host is what Podman takes it for: its own before that of Docker Hub, and never another', async () => {
    await load(engine(), `${R}/app:1`, `${HUB}/app:1`, `${HUB}/hub:1`, 'ghcr.io/image-rm-test/far:1');
    const images = 'image-rm-test/app:1\nimage-rm-test/hub:1\nimage-rm-test/far:1';
    const done = await step(engine().host, { images });
    expect(verdicts(done)).toStrictEqual([
      `${R}/app:1 deleted`,
      `${HUB}/hub:1 deleted`,
      `${HUB}/far:1 absent`,
    ]);
    expect(await tagsOf(engine())).toStrictEqual([`${HUB}/app:1`, 'ghcr.io/image-rm-test/far:1']);
  });

  it('a pattern without a host finds both, and `keep` without a host keeps both', async () => {
    await load(engine(), `${R}/app:1`, `${HUB}/app:1`, `${R}/app:2`, `${HUB}/app:2`, 'ghcr.io/x/app:1');
    const done = await step(engine().host, { images: 'image-rm-test/*:*', keep: 'image-rm-test/app:2' });
    expect(done.report.totals).toMatchObject({ deleted: 2, kept: 2 });
    expect(await tagsOf(engine())).toStrictEqual([`${HUB}/app:2`, 'ghcr.io/x/app:1', `${R}/app:2`]);
  });

  it('a prefix of an ID is an ID, though a name reads the same, and one that fits several is refused', async () => {
    const id = await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 1000)] });
    await load(engine(), `localhost/${id.slice(7, 19)}:latest`);
    const done = await step(engine().host, { images: id.slice(0, 19) });
    expect(verdicts(done)).toStrictEqual([`${id.slice(0, 19)} deleted`]);
    expect(await tagsOf(engine())).toStrictEqual([`localhost/${id.slice(7, 19)}:latest`]);
  });

  it('filters', async () => {
    const old = { created: '2020-01-01T00:00:00Z', labels: { stage: 'test', team: 'a' } };
    await engine().load({ tags: [`${R}/old:1`, `${R}/old:2`], layers: [layer('old', 1000)], ...old });
    const some = { created: '2021-01-01T00:00:00Z', labels: { stage: 'live' } };
    await engine().load({ tags: [`${R}/some:1`], layers: [layer('some', 1000)], ...some });
    const fresh = { created: '2022-01-01T00:00:00Z' };
    await engine().load({ tags: [`${R}/new:1`], layers: [layer('new', 1000)], ...fresh });
    const untagged = await engine().load({ layers: [layer('untagged', 1000)], ...fresh });
    const [old1, old2, some1, new1] = [`${R}/old:1`, `${R}/old:2`, `${R}/some:1`, `${R}/new:1`];
    const chosen = async (filters: string): Promise<readonly string[]> => {
      return namesIn(await choiceOn(engine().host, { images: '**', filters }));
    };
    expect(await chosen('dangling=true')).toStrictEqual([untagged]);
    expect(await chosen('dangling=false')).toStrictEqual([new1, old1, old2, some1]);
    expect(await chosen('label=stage')).toStrictEqual([old1, old2, some1]);
    expect(await chosen('label=stage=test\nlabel=team')).toStrictEqual([old1, old2]);
    expect(await chosen('label!=stage=test')).toStrictEqual([new1, some1, untagged]);
    expect(await chosen('until=2021-06-01T00:00:00')).toStrictEqual([old1, old2, some1]);
    expect(await chosen('until=24h\ndangling=true')).toStrictEqual([untagged]);
    expect(await chosen('reference=image-rm-test/old:2')).toStrictEqual([old2]);
    expect(await chosen('reference=image-rm-test/old\nreference=*/*/new')).toStrictEqual([new1, old1, old2]);
    expect(await chosen(`before=image-rm-test/some:1`)).toStrictEqual([old1, old2]);
    expect(await chosen(`since=image-rm-test/some:1`)).toStrictEqual([new1, untagged]);
    const two = `=image-rm-test/old:1\n`;
    expect(await chosen(`before${two}before=image-rm-test/some:1`)).toStrictEqual([]);
    expect(await chosen(`since${two}since=image-rm-test/some:1`)).toStrictEqual([new1, untagged]);
    expect(await chosen(`since${two}before=image-rm-test/new:1`)).toStrictEqual([some1]);
    expect(await chosen('unused=true\nlabel=team=a')).toStrictEqual([old1, old2]);
  });

  it('leaves alone what containers use, and what the runner built for the job', async () => {
    const runners = `localhost/0a1b2c:${'0123456789abcdef'.repeat(2)}`;
    await engine().load({ tags: [`${R}/used:1`], layers: [await busyboxLayer()] });
    await engine().container(`${R}/used:1`, { state: 'running' });
    await load(engine(), runners, `${R}/free:1`);
    const done = await step(engine().host, { images: '**' });
    expect(done.report.totals).toMatchObject({ deleted: 1, 'in-use': 1, kept: 1 });
    expect(await tagsOf(engine())).toStrictEqual([runners, `${R}/used:1`].toSorted());
  });

  it.each([
    { inputs: { force: 'true' }, input: 'force' },
    { inputs: { force: 'true', containers: 'stopped' }, input: 'force' },
    { inputs: { force: 'true', platforms: 'linux/arm64' }, input: 'platforms' },
  ])('refuses $inputs, removes nothing and says what to write', async ({ inputs, input }) => {
    await load(engine(), `${R}/app:1`);
    for (const when of ['now', 'post']) {
      const done = await step(engine().host, { images: `${R}/app:1`, when, ...inputs });
      expect(done.exitCode).toBe(1);
      expect(done.report.problems?.join()).toContain(input);
    }
    expect(await tagsOf(engine())).toStrictEqual([`${R}/app:1`]);
  });
});
