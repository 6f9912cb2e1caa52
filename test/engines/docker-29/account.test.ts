import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import { engineApi } from '../../../testbed/engines/seed/engine-api.ts';
import { onEngines } from '../../support/engines/on-engines.ts';

const R = 'image-rm-test';

interface Usage {
  readonly LayersSize?: number;
  readonly Images: readonly { readonly RepoTags: readonly string[]; readonly SharedSize: number }[];
  readonly ImageUsage: { readonly TotalSize?: number };
}

onEngines(['containerd-29'], (engine) => {
  const layersSizeOfReal = async (): Promise<number> => {
    const answer = await engineApi(engine().running?.host ?? '').succeed(
      'GET',
      '/v1.51/system/df?type=image',
    );
    return answer.json<Usage>().LayersSize ?? 0;
  };
  const usage = async (): Promise<Usage> =>
    (await engine().succeed('GET', '/v1.52/system/df?type=image')).json<Usage>();

  it('without containers it accounts as Docker 28 does, shared layers and variants that are not whole included', async () => {
    const base = layer('base', 40_000);
    await engine().load({ tags: [`${R}/app:1`], layers: [base, layer('one', 5000)] });
    await engine().load({ tags: [`${R}/app:2`], layers: [base, layer('two', 7000)] });
    await engine().child(`${R}/app:2`, { tags: [`${R}/child:1`], bytes: 3000 });
    // Removing a variant takes its layers from other images too, and the account of those differs then.
    const variants = [
      { architecture: 'amd64', layers: [base, layer('amd', 900)] },
      { architecture: 's390x', layers: [layer('s390', 900)] },
    ];
    await engine().loadPlatforms({ tag: `${R}/multi:1`, variants });
    await engine().loadPlatforms({
      tag: `${R}/partly:1`,
      variants: [
        { architecture: 'amd64', layers: [layer('present', 1000)] },
        { architecture: 'arm64', layers: [layer('absent', 1000)], absent: true },
      ],
    });
    const before = await usage();
    expect(before.ImageUsage.TotalSize).toBe(await layersSizeOfReal());
    expect(before.LayersSize).toBe(before.ImageUsage.TotalSize);
    expect(before.Images.find(({ RepoTags }) => RepoTags.includes(`${R}/partly:1`))?.SharedSize).toBe(0);
    expect(before.Images.find(({ RepoTags }) => RepoTags.includes(`${R}/app:1`))?.SharedSize).toBeGreaterThan(
      80_000,
    );

    const platforms = encodeURIComponent(JSON.stringify({ os: 'linux', architecture: 's390x' }));
    await engine().succeed('DELETE', `/images/${R}/multi:1?force=1&platforms=${platforms}`);
    expect((await usage()).ImageUsage.TotalSize).toBe(await layersSizeOfReal());
  });

  it('what only a container holds is not counted', async () => {
    const id = await engine().load({
      tags: [`${R}/app:1`],
      layers: [await busyboxLayer(), layer('app', 5000)],
    });
    const alone = (await usage()).ImageUsage.TotalSize;
    await engine().container(`${R}/app:1`, { state: 'stopped' });
    expect((await usage()).ImageUsage.TotalSize).toBe(alone);
    expect(await layersSizeOfReal()).toBeGreaterThan(alone ?? 0);

    await engine().succeed('DELETE', `/images/${id}?force=1`);
    expect(await usage()).toStrictEqual({ Images: [], ImageUsage: {} });
    expect(await layersSizeOfReal()).toBeGreaterThan(2_000_000);
  });
});
