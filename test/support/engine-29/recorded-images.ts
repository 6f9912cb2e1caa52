import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import type { EngineUnderTest } from '../engines/on-engines.ts';

const created = '2024-03-01T00:00:00Z';

/** The images and the container that the recorded engine held. */
export async function seedAsRecorded(engine: EngineUnderTest): Promise<void> {
  const history = [{ createdBy: 'COPY busybox /' }, { emptyLayer: true }, { createdBy: 'COPY one /' }];
  const layers = [await busyboxLayer(), layer('one', 12_000)];
  await engine.load({ tags: ['app:1', 'app:stable'], layers, created, history });
  const labels = { team: 'a' };
  await engine.load({
    tags: ['app:2'],
    layers: [layer('two', 12_000), layer('three', 12_000)],
    labels,
    created,
  });
  await engine.load({ tags: ['other:1'], layers: [layer('other', 12_000)], created });
  if (engine.store === 'containerd') {
    const variants = [{ architecture: 'amd64' }, { architecture: 'arm64', variant: 'v8' }].map(
      (platform) => ({
        ...platform,
        layers: [layer(platform.architecture, 30_000)],
        labels: { of: 'multi:1' },
      }),
    );
    await engine.loadPlatforms({ tag: 'multi:1', variants, created });
  }
  await engine.container('app:1', { name: 'stopped' });
}
