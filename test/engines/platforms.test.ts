import { describe, expect, it } from 'vitest';
import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { humanSize } from '../../src/model/text.ts';
import { buildPlatforms } from '../support/builds/builds.ts';
import { newestOfEachStore, onEngines, type EngineUnderTest } from '../support/engines/on-engines.ts';
import { step, type Told } from '../support/engines/step.ts';

const tag = 'image-rm-test/multi:1';
const force = 'true';

interface ListedVariant {
  readonly Available: boolean;
  readonly Descriptor: { readonly platform: { readonly architecture: string } };
}

async function architecturesHere(engine: EngineUnderTest): Promise<readonly string[]> {
  const inspected = await engine.request('GET', `/images/${tag}/json?manifests=1`);
  const { Manifests } = inspected.json<{ readonly Manifests: readonly ListedVariant[] }>();
  return Manifests.filter(({ Available }) => Available).map(
    ({ Descriptor }) => Descriptor.platform.architecture,
  );
}

/** The bytes of each. */
async function attestationsHere(engine: EngineUnderTest): Promise<readonly number[]> {
  const inspected = await engine.request('GET', `/images/${tag}/json?manifests=1`);
  const { Manifests } = inspected.json<{
    readonly Manifests: readonly { readonly Kind: string; readonly Size: { readonly Content: number } }[];
  }>();
  return Manifests.filter(({ Kind }) => Kind === 'attestation').map(({ Size }) => Size.Content);
}

function told({ report }: Told): readonly string[] {
  const items: readonly Outcome[] = report.hosts.flatMap((host) => host.items);
  return items.map((item) => [item.platform, item.verdict, item.conflict].filter(Boolean).join(' '));
}

onEngines(['graphdriver-20.10', 'graphdriver-28.5'], (engine) => {
  it('platforms are refused, and nothing is removed', async () => {
    await engine().load({ tags: [tag], layers: [layer('one', 1000)] });
    const full = await engine().snapshot();
    const refused = await step(engine().host, { images: tag, platforms: 'linux/amd64', force });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain('needs an engine with API 1.50 and the containerd image store');
    expect(await engine().snapshot()).toStrictEqual(full);
  });
});

onEngines(['containerd-28.5'], (engine) => {
  const three = async (): Promise<readonly string[]> => {
    const { manifests } = await engine().loadPlatforms({
      tag,
      variants: [
        { architecture: 'amd64', layers: [layer('amd', 30_000)] },
        { architecture: 'arm64', variant: 'v8', layers: [layer('arm64', 20_000)] },
        { architecture: 'arm', variant: 'v7', layers: [layer('arm', 10_000)] },
      ],
    });
    return manifests;
  };

  it('removes the variants that are named, and tells the bytes that the engine accounts', async () => {
    const manifests = await three();
    const before = await engine().layersSize();
    const predicted = await step(engine().host, {
      images: tag,
      platforms: 'linux/arm64',
      force,
      'dry-run': 'true',
    });
    expect(await architecturesHere(engine())).toStrictEqual(['amd64', 'arm64', 'arm']);
    const done = await step(engine().host, { images: tag, platforms: 'linux/arm64', force });
    expect(told(done)).toStrictEqual(['linux/arm64 variant-deleted']);
    expect(told(predicted)).toStrictEqual(told(done));
    expect(await architecturesHere(engine())).toStrictEqual(['amd64', 'arm']);
    expect(done.outputs['deleted']).toBe(manifests[1]);
    expect(Number(done.outputs['reclaimed-bytes'])).toBe(before - (await engine().layersSize()));
    expect(Number(predicted.outputs['reclaimed-bytes'])).toBeGreaterThanOrEqual(
      Number(done.outputs['reclaimed-bytes']),
    );
    expect(done.exitCode).toBe(0);
  });

  it('the attestation of a variant stays with the image, and the report says so', async (context) => {
    const { running } = engine();
    context.skip(running === undefined, 'it builds with the CLI that comes with the engine');
    if (running === undefined) return;
    await buildPlatforms(running, tag, 50_000);
    const inputs = { images: tag, platforms: 'linux/amd64,linux/arm64', force };
    const predicted = await step(engine().host, { ...inputs, 'dry-run': 'true' });
    const before = await attestationsHere(engine());
    expect(before).toHaveLength(2);
    const done = await step(engine().host, inputs);
    expect(await attestationsHere(engine())).toStrictEqual(before);
    for (const { report } of [predicted, done]) {
      const reasons = report.hosts.flatMap(({ items }) => items.map(({ reason }) => reason));
      for (const [index, size] of before.entries()) {
        expect(reasons[index]).toContain(`its attestation (${humanSize(size)}) stays as long as the image`);
      }
    }
    const whole = await step(engine().host, { images: tag, 'build-cache': 'unused' });
    expect(whole.outputs['deleted']).not.toBe('');
    expect((await engine().snapshot()).images).toStrictEqual([]);
  });

  it('an absent variant stops no other, wherever it stands in the list', async () => {
    await three();
    const done = await step(engine().host, {
      images: tag,
      platforms: 'linux/s390x, linux/arm/v7, linux/arm/v6',
      force,
    });
    expect(told(done)).toStrictEqual([
      'linux/s390x absent',
      'linux/arm variant-deleted',
      'linux/arm/v6 absent',
    ]);
    expect(await architecturesHere(engine())).toStrictEqual(['amd64', 'arm64']);
  });

  it('what is left out is the engine’s own', async () => {
    await three();
    const done = await step(engine().host, { images: tag, platforms: 'linux', force });
    expect(told(done)).toStrictEqual(['linux/amd64 variant-deleted']);
  });

  it('an image by two names and its ID: the variant goes once, and each item is told so', async () => {
    await three();
    await engine().tag(tag, 'image-rm-test/again:1');
    const id = (await engine().snapshot()).images[0]?.id ?? '';
    const inputs = { images: `${tag}, image-rm-test/again:1, ${id}`, platforms: 'linux/arm64', force };
    const predicted = await step(engine().host, { ...inputs, 'dry-run': 'true' });
    const done = await step(engine().host, inputs);
    expect(told(done)).toStrictEqual(Array.from({ length: 3 }, () => 'linux/arm64 variant-deleted'));
    expect(told(predicted)).toStrictEqual(told(done));
    expect(predicted.outputs['reclaimed-bytes']).toBe('22741');
  });

  it.each(['true', 'false'])(
    'every name loses the variant, and each is told so, dry-run: %s',
    async (dryRun) => {
      await three();
      await engine().tag(tag, 'image-rm-test/again:1');
      const inputs = { images: 'image-rm-test/*', platforms: 'linux/arm64', force, 'dry-run': dryRun };
      const done = await step(engine().host, inputs);
      const reasons = done.report.hosts[0]?.items.map(({ reason }) => reason);
      const reason = `every name of the image loses it: image-rm-test/again:1, ${tag}`;
      expect(reasons).toStrictEqual([reason, reason]);
    },
  );

  it.each(['true', 'false'])('a name with no variant left is told, dry-run: %s', async (dryRun) => {
    await engine().load({ tags: [tag], layers: [layer('single', 1000)] });
    const done = await step(engine().host, { images: tag, platforms: 'linux', force, 'dry-run': dryRun });
    expect(told(done)).toStrictEqual(['linux/amd64 variant-deleted']);
    expect(done.log).toContain('the name stays, but no variant is left');
    expect(done.log).toContain('next: remove the whole image');
  });

  it('a variant that a container mounts stays', async () => {
    await three();
    await engine().load({ tags: ['image-rm-test/runs:1'], layers: [await busyboxLayer()] });
    const hostConfig = { Mounts: [{ Type: 'image', Source: tag, Target: '/mounted' }] };
    await engine().container('image-rm-test/runs:1', {
      name: 'image-rm-test-mounts',
      state: 'running',
      hostConfig,
    });
    const done = await step(engine().host, { images: tag, platforms: 'linux/amd64', force, timeout: '600h' });
    expect(told(done)).toStrictEqual(['linux/amd64 conflict running-container']);
    expect(await architecturesHere(engine())).toStrictEqual(['amd64', 'arm64', 'arm']);
  });

  it('by ID', async () => {
    await three();
    const id = (await engine().snapshot()).images[0]?.id ?? '';
    const done = await step(engine().host, { images: id, platforms: 'linux/arm64/v8', force });
    expect(told(done)).toStrictEqual(['linux/arm64 variant-deleted']);
    expect(await architecturesHere(engine())).toStrictEqual(['amd64', 'arm']);
  });

  it('a variant that a container runs stays', async () => {
    await engine().loadPlatforms({
      tag,
      variants: [
        { architecture: 'amd64', layers: [await busyboxLayer()] },
        { architecture: 'arm64', layers: [layer('arm64', 20_000)] },
      ],
    });
    await engine().container(tag, { name: 'image-rm-test-runs', state: 'running' });
    const done = await step(engine().host, { images: tag, platforms: 'linux/amd64,linux/arm64', force });
    expect(told(done)).toStrictEqual([
      'linux/amd64 conflict running-container',
      'linux/arm64 variant-deleted',
    ]);
    expect(done.log).toContain('image-rm-test-runs');
    expect(await architecturesHere(engine())).toStrictEqual(['amd64']);
  });

  describe('layers that something else needs', () => {
    const shared = layer('shared', 5000);
    const siblings = (): Promise<unknown> =>
      engine().loadPlatforms({
        tag,
        variants: [
          { architecture: 'amd64', layers: [shared, layer('amd', 30_000)] },
          { architecture: 'arm64', layers: [shared, layer('arm64', 20_000)] },
        ],
      });

    it('of a sibling: the variant stays', async () => {
      await siblings();
      const done = await step(engine().host, { images: tag, platforms: 'linux/arm64', force });
      expect(told(done)).toStrictEqual(['linux/arm64 conflict shared-variant']);
      expect(done.log).toContain(`${tag} (linux/amd64)`);
      expect(await architecturesHere(engine())).toStrictEqual(['amd64', 'arm64']);
      expect(done.exitCode).toBe(1);
    });

    it('of a sibling that goes too: both go', async () => {
      await siblings();
      const done = await step(engine().host, { images: tag, platforms: 'linux/arm64,linux/amd64', force });
      expect(told(done)).toStrictEqual(['linux/arm64 variant-deleted', 'linux/amd64 variant-deleted']);
      expect(await architecturesHere(engine())).toStrictEqual([]);
    });

    it('of another image: the variant stays, and the other image is whole', async () => {
      await engine().loadPlatforms({ tag, variants: [{ architecture: 'arm64', layers: [shared] }] });
      await engine().load({ tags: ['image-rm-test/other:1'], layers: [shared, layer('more', 1000)] });
      const done = await step(engine().host, { images: tag, platforms: 'linux/arm64', force });
      expect(told(done)).toStrictEqual(['linux/arm64 conflict shared-variant']);
      expect((await engine().request('GET', '/images/image-rm-test/other:1/get')).status).toBe(200);
    });
  });
});

onEngines(newestOfEachStore, (engine) => {
  it('platforms without force are refused before the engine is asked', async () => {
    await engine().load({ tags: [tag], layers: [layer('one', 1000)] });
    const refused = await step(engine().host, { images: tag, platforms: 'linux/amd64' });
    expect(refused.exitCode).toBe(1);
    expect(refused.log).toContain('needs `force: true`');
    expect((await engine().snapshot()).images).toHaveLength(1);
  });
});
