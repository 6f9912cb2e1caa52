import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { faultyEngine } from '../../support/faults/faulty-engine.ts';
import { onEngines, outerPodman, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { R, verdicts } from '../../support/podman/podman.ts';

const [INFRA, WEB, LOOSE] = [`${R}/infra:1`, `${R}/web:1`, `${R}/loose:1`];
const API = '/v4.0.0/libpod';
const NEXT = 'remove the pod shop as a whole first (`podman pod rm --force shop`)';

interface Shop extends AsyncDisposable {
  /** The containers of the pod and their states: nothing of it may have been stopped, either. */
  now(): Promise<readonly string[]>;
}

/** The pod `shop`, with the container that holds it together and one that does its work; and a container without a pod. */
async function aShop(engine: EngineUnderTest, isRunning: boolean): Promise<Shop> {
  const busybox = await busyboxLayer();
  for (const name of [INFRA, WEB, LOOSE]) {
    await engine.load({ tags: [name], layers: [busybox, layer(name, 100)] });
  }
  const netns = { nsmode: 'host' };
  const command = ['/bin/sleep', '1000'];
  const pod = { name: 'shop', infra_image: INFRA, infra_command: command, netns, share_parent: false };
  await engine.succeed('POST', `${API}/pods/create`, pod);
  await engine.succeed('POST', `${API}/containers/create`, {
    name: 'web',
    image: WEB,
    pod: 'shop',
    command,
    netns,
  });
  if (isRunning) await engine.succeed('POST', `${API}/pods/shop/start`);
  await engine.container(LOOSE, { name: 'loose', state: isRunning ? 'running' : 'stopped' });
  return {
    now: async () => {
      const answer = await engine.succeed('GET', `${API}/pods/shop/json`);
      const { Containers } = answer.json<{ Containers: readonly { Name: string; State: string }[] }>();
      return Containers.map(({ Name, State }) => `${Name.replace(/^[0-9a-f]+-/, '')} ${State}`).toSorted();
    },
    [Symbol.asyncDispose]: async () => {
      await engine.succeed('DELETE', `${API}/pods/shop?force=true&timeout=0`);
    },
  };
}

onEngines(outerPodman, (engine) => {
  const told = ({ report }: Awaited<ReturnType<typeof step>>, name: string) =>
    report.hosts.flatMap(({ items }) => items).find(({ reference }) => reference === name);

  it.each([
    { force: 'false', dry: 'false' },
    { force: 'true', dry: 'false' },
    { force: 'false', dry: 'true' },
  ])('a pattern leaves what is of a pod alone: force $force, dry run $dry', async ({ force, dry }) => {
    await using shop = await aShop(engine(), true);
    const inputs = { images: '**', containers: 'all', force, 'dry-run': dry };
    const done = await step(engine().host, inputs);
    expect(await shop.now()).toStrictEqual(['infra running', 'web running']);
    expect(verdicts(done)).toStrictEqual([`${INFRA} in-use`, `${LOOSE} deleted`, `${WEB} in-use`]);
    expect(told(done, WEB)?.reason).toMatch(/^used by web \(.*pod shop\)$/);
    // As with every pattern: no advice that removes containers.
    for (const name of [WEB, INFRA]) expect(told(done, name)?.next).toBeUndefined();
    expect(done.exitCode).toBe(0);
  });

  it.each([
    { containers: 'all', isRunning: true, state: 'running', conflict: 'running-container' },
    { containers: 'stopped', isRunning: false, state: 'created', conflict: 'stopped-container' },
  ])('what is named is a conflict: $containers', async ({ containers, isRunning, state, conflict }) => {
    await using shop = await aShop(engine(), isRunning);
    const done = await step(engine().host, { images: [INFRA, WEB, LOOSE].join('\n'), containers });
    expect(await shop.now()).toStrictEqual([`infra ${state}`, `web ${state}`]);
    expect(verdicts(done)).toStrictEqual([
      `${INFRA} conflict ${conflict}`,
      `${WEB} conflict ${conflict}`,
      `${LOOSE} deleted`,
    ]);
    expect(told(done, WEB)).toMatchObject({ next: NEXT });
    expect(done.log).toContain('podman pod rm --force shop');
    expect(done.exitCode).toBe(1);
  });

  it('and a container of the same image that is in no pod stays with it', async () => {
    await using shop = await aShop(engine(), true);
    await engine().container(WEB, { name: 'beside', state: 'running' });
    const done = await step(engine().host, { images: WEB, containers: 'all' });
    expect(verdicts(done)).toStrictEqual([`${WEB} conflict running-container`]);
    expect(told(done, WEB)?.next).toBe(`stop and remove beside first (\`docker rm -f beside\`); ${NEXT}`);
    const names = (await engine().snapshot()).containers.map(({ name }) => name);
    expect(names).toContain('beside');
    expect(await shop.now()).toStrictEqual(['infra running', 'web running']);
  });

  it.each([
    ['keep', 0],
    // With the choice, right before the removal, and afterwards.
    ['all', 3],
  ])('pods are asked for where containers may go, and nowhere else: %s', async (containers, times) => {
    await engine().load({ tags: [LOOSE], layers: [layer('loose', 100)] });
    const asked: string[] = [];
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line) => {
      asked.push(line);
      return 'forward';
    });
    const done = await step(proxy.host, { images: LOOSE, containers });
    expect(verdicts(done)).toStrictEqual([`${LOOSE} deleted`]);
    const own = asked.filter((line) => line.includes('/libpod/'));
    expect(own).toHaveLength(times);
    for (const line of own) expect(line).toMatch(/^GET \/v[\d.]+\/libpod\/containers\/json\?all=true$/);
  });

  it('where Podman does not tell of its pods, nothing is removed', async () => {
    await engine().load({ tags: [LOOSE], layers: [await busyboxLayer()] });
    await engine().container(LOOSE, { name: 'loose', state: 'stopped' });
    const before = await engine().snapshot();
    await using proxy = await faultyEngine(engine().host.replace('unix://', ''), (line) =>
      line.includes('/libpod/') ? { status: 403, body: '{"message":"no"}' } : 'forward',
    );
    const done = await step(proxy.host, { images: LOOSE, containers: 'all' });
    expect(verdicts(done)).toStrictEqual([`${LOOSE} not-reached`]);
    expect(await engine().snapshot()).toStrictEqual(before);
  });
});
