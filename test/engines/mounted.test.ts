import { expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { step } from '../support/engines/step.ts';

const mounted = 'image-rm-test/mounted:1';

onEngines(newestOfEachStore, (engine) => {
  const mountingContainer = async (): Promise<string> => {
    const id = await engine().load({ tags: [mounted], layers: [layer('mounted', 1000)] });
    await engine().load({ tags: ['image-rm-test/runs:1'], layers: [await busyboxLayer()] });
    const hostConfig = { Mounts: [{ Type: 'image', Source: mounted, Target: '/mounted' }] };
    await engine().container('image-rm-test/runs:1', {
      name: 'image-rm-test-mounts',
      state: 'running',
      hostConfig,
    });
    return id;
  };

  it.each([{ by: 'name' }, { by: 'ID' }, { by: 'ID, by force', force: 'true' }])(
    'an image that a running container mounts, by $by',
    async ({ by, force = 'false' }) => {
      const id = await mountingContainer();
      const full = await engine().snapshot();
      const done = await step(engine().host, { images: by === 'name' ? mounted : id, force });
      expect(await engine().snapshot()).toStrictEqual(full);
      expect(done.outputs['conflicts']).toBe(by === 'name' ? mounted : id);
      expect(done.log).toContain('used by the running container image-rm-test-mounts;');
      expect(done.exitCode).toBe(1);
    },
  );
});
