import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TRAITS } from '../../../src/model/engine-traits.ts';
import { minorOf } from '../../../src/model/text.ts';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { onEngines, outerPodman } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { layersOnDisk, R, verdicts } from '../../support/podman/podman.ts';

const HEADERS = 2048;

onEngines(outerPodman, (engine) => {
  const held = async (name: string, state: 'created' | 'stopped' | 'running'): Promise<string> => {
    const tags = [`${R}/${name}:1`];
    const id = await engine().load({ tags, layers: [await busyboxLayer(), layer(name, 100)] });
    await engine().container(`${R}/${name}:1`, { name: `image-rm-test-${name}`, state });
    return id;
  };
  const names = async (): Promise<readonly string[]> =>
    (await engine().snapshot()).containers.map(({ name }) => name);

  it('tells a little more bytes than the disk gets back: archives have headers', async () => {
    const base = layer('base', 300_000);
    const app = [base, layer('app', 120_000)];
    await engine().load({ tags: [`${R}/app:1`], layers: app });
    await engine().load({ tags: [`${R}/twin:1`], layers: app, labels: { is: 'another' } });
    await engine().load({ tags: [`${R}/stays:1`], layers: [base, layer('stays', 80_000)] });
    const images = `${R}/app:1\n${R}/twin:1`;
    const before = layersOnDisk(engine());
    const predicted = await step(engine().host, { images, 'dry-run': 'true' });
    const done = await step(engine().host, { images });
    const freed = before - layersOnDisk(engine());
    expect(freed).toBe(120_000);
    expect(done.outputs['reclaimed-method']).toBe('estimate');
    expect(Number(done.outputs['reclaimed-bytes'])).toBeGreaterThanOrEqual(freed);
    expect(Number(done.outputs['reclaimed-bytes'])).toBeLessThanOrEqual(freed + HEADERS);
    expect(predicted.outputs['reclaimed-bytes']).toBe(done.outputs['reclaimed-bytes']);
  });

  it.each([
    { containers: 'stopped', left: ['image-rm-test-up'], gone: ['old'] },
    { containers: 'all', left: [], gone: ['old', 'up'] },
  ])('containers: $containers', async ({ containers, left, gone }) => {
    await held('old', 'stopped');
    await held('up', 'running');
    const images = `${R}/old:1\n${R}/up:1`;
    const predicted = await step(engine().host, { images, containers, 'dry-run': 'true' });
    const done = await step(engine().host, { images, containers });
    expect(await names()).toStrictEqual(left);
    expect(verdicts(done)).toStrictEqual(
      ['old', 'up'].map(
        (name) => `${R}/${name}:1 ${gone.includes(name) ? 'deleted' : 'conflict running-container'}`,
      ),
    );
    expect(verdicts(predicted)).toStrictEqual(verdicts(done));
  });

  it('force with containers: all removes an ID with several names, and its container', async () => {
    const id = await held('up', 'running');
    await engine().tag(id, `${R}/up:2`);
    const done = await step(engine().host, { images: id, force: 'true', containers: 'all' });
    expect(verdicts(done)).toStrictEqual([`${id} deleted`]);
    expect(await engine().snapshot()).toStrictEqual({ images: [], containers: [] });
  });

  it.each(['name', 'ID'])('an image that a running container mounts, by %s', async (by) => {
    const mounted = `${R}/mounted:1`;
    const id = await engine().load({ tags: [mounted], layers: [layer('mounted', 1000)] });
    await engine().load({ tags: [`${R}/runs:1`], layers: [await busyboxLayer()] });
    const hostConfig = { Mounts: [{ Type: 'image', Source: 'image-rm-test/mounted:1', Target: '/mounted' }] };
    await engine().container(`${R}/runs:1`, { state: 'running', hostConfig });
    const before = await engine().snapshot();
    const done = await step(engine().host, { images: by === 'name' ? mounted : id });
    expect(verdicts(done)).toStrictEqual([`${by === 'name' ? mounted : id} conflict running-container`]);
    expect(await engine().snapshot()).toStrictEqual(before);
  });

  it('an untagged parent that must stay does so, and its child too where Podman would take both', async () => {
    const parent = await engine().load({ layers: [layer('parent', 1000)] });
    const child = await engine().child(parent, { bytes: 1000 });
    await engine().tag(child, `${R}/child:1`);
    const apiVersion = (await engine().request('GET', '/_ping')).headers['api-version'];
    const isKept = minorOf(String(apiVersion)) < TRAITS.podman.knowsNoPruneSince;
    const done = await step(engine().host, { images: `${R}/child:1`, keep: parent });
    expect(verdicts(done)).toStrictEqual([`${R}/child:1 ${isKept ? 'kept' : 'deleted'}`]);
    const { images } = await engine().snapshot();
    expect(images.map(({ id }) => id).toSorted()).toStrictEqual(
      [parent, ...(isKept ? [child] : [])].toSorted(),
    );
  });

  it('until-free: stops when enough is free', async () => {
    await engine().load({ tags: [`${R}/app:1`], layers: [layer('app', 1000)] });
    const enough = await step(engine().host, { images: '**', 'until-free': '1B' });
    expect(enough.report.totals).toMatchObject({ 'not-reached': 1 });
    const more = await step(engine().host, { images: '**', 'until-free': '99%' });
    expect(more.report.totals).toMatchObject({ deleted: 1 });
  });

  it('backup: what is deleted can be loaded again, under all its names', async () => {
    const layers = [layer('app', 5000), layer('top', 1000)];
    const id = await engine().load({ tags: [`${R}/app:1`, 'docker.io/image-rm-test/app:1'], layers });
    const parent = await engine().load({ layers: [layer('parent', 1000)] });
    const child = await engine().child(parent, { bytes: 1000 });
    const before = await engine().snapshot();
    const folder = mkdtempSync(join(tmpdir(), 'image-rm-podman-'));
    try {
      const done = await step(engine().host, { images: '**', backup: folder });
      expect(done.report.totals, done.log).toMatchObject({ deleted: 3 });
      expect(done.exitCode, done.log).toBe(0);
      for (const file of readdirSync(folder)) {
        await engine().succeed('POST', '/images/load', readFileSync(join(folder, file)));
      }
      const after = await engine().snapshot();
      const told = ({ images }: typeof after): unknown =>
        images.map(({ id, repoTags }) => ({ id, repoTags }));
      expect([id, child].every((one) => after.images.some((image) => image.id === one))).toBe(true);
      expect(told(after)).toStrictEqual(told(before));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
