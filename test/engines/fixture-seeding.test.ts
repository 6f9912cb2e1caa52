import { expect, it, describe, vi, type TestContext } from 'vitest';
import { engineKinds } from '../../testbed/engines/kinds.ts';
import { whyNoEngines } from '../../testbed/engines/requirements.ts';
import { busyboxLayer, directoryLayer, layer, packLayer } from '../../testbed/engines/seed/layers.ts';
import { attachEngine, seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';

// The first start on a machine downloads the engines.
vi.setConfig({ testTimeout: 120_000 });

const lacking = whyNoEngines();
const needsEngines = ({ skip }: TestContext): void => skip(lacking !== undefined, lacking ?? '');

describe('seeding', () => {
  it.for(engineKinds)(
    '%s takes all that a test may want, and is empty after clear',
    async (kind, context) => {
      needsEngines(context);
      await using engine = await startEngine(kind);
      const seeded = seedEngine(engine);
      const busybox = await busyboxLayer();
      const app = { layers: [busybox, directoryLayer('work'), layer('app', 5000)], labels: { made: 'here' } };
      const id = await seeded.load({ ...app, tags: ['app:1', 'ghcr.io/acme/app:2'] });
      const dangling = await seeded.load({ layers: [layer('dangling', 1000)] });
      const child = await seeded.child('app:1', { tags: ['child:1'], bytes: 100 });
      await seeded.tag('app:1', 'localhost:5000/app');
      const { byDigest } = await seeded.digestReference('acme/lib', { layers: [layer('lib', 1000)] });
      for (const state of ['created', 'stopped', 'running', 'paused'] as const) {
        await seeded.container('app:1', { name: state, state });
      }

      const { images, containers } = await seeded.snapshot();
      const tagsOf = (wanted: string) => images.find((image) => image.id === wanted)?.repoTags;
      expect(tagsOf(id)).toEqual(['app:1', 'ghcr.io/acme/app:2', 'localhost:5000/app:latest']);
      expect(tagsOf(dangling)).toEqual([]);
      expect(tagsOf(child)).toEqual(['child:1']);
      expect(images.flatMap(({ repoDigests }) => repoDigests)).toContain(byDigest);
      const states = containers.map(({ name, state, image }) => [name, state, image]).sort();
      expect(states).toEqual([
        ['created', 'created', id],
        ['paused', 'paused', id],
        ['running', 'running', id],
        ['stopped', 'exited', id],
      ]);
      expect(await seeded.layersSize()).toBeGreaterThan((await packLayer(busybox)).tar.length);

      await seeded.clear();
      expect(await seeded.snapshot()).toEqual({ images: [], containers: [] });
      expect(await seeded.layersSize()).toBe(0);
    },
  );

  it('makes an image of several platforms in the containerd store', async (context) => {
    needsEngines(context);
    await using engine = await startEngine('containerd-28.5');
    const seeded = seedEngine(engine);
    const { id, manifests } = await seeded.loadPlatforms({
      tag: 'app:1',
      variants: [
        { architecture: 'amd64', layers: [layer('amd64', 100)] },
        { architecture: 'arm64', variant: 'v8', layers: [layer('arm64', 100)] },
        { architecture: 'riscv64', layers: [layer('riscv64', 100)], absent: true },
      ],
    });
    const listed = (await seeded.succeed('GET', '/images/json?manifests=1')).json<
      { Id: string; Manifests: { ID: string; Available: boolean }[] }[]
    >();
    expect(listed).toHaveLength(1);
    expect(listed[0]?.Id).toBe(id);
    expect(listed[0]?.Manifests.map(({ ID, Available }) => [ID, Available])).toEqual([
      [manifests[0], true],
      [manifests[1], true],
      [manifests[2], false],
    ]);
  });

  it.for(engineKinds)(
    '%s keeps what others put there when it was only attached to',
    async (kind, context) => {
      needsEngines(context);
      await using engine = await startEngine(kind);
      const image = { tags: ['app:1'], layers: [await busyboxLayer()] };
      const theirs = seedEngine(engine);
      await theirs.load(image);
      await theirs.container('app:1', { state: 'running' });
      const before = await theirs.snapshot();

      const ours = attachEngine(engine.host);
      await ours.load({ ...image, tags: ['ours:1'] });
      await ours.child('app:1', { tags: ['ours:2'] });
      await ours.child('ours:2');
      await ours.tag('app:1', 'ours:3');
      await ours.container('app:1');
      await ours.container('ours:1', { state: 'running' });
      await ours.digestReference('ours', image);
      expect(await theirs.snapshot()).not.toEqual(before);
      await ours.clear();
      expect(await theirs.snapshot()).toEqual(before);
    },
  );
});
