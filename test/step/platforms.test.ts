import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors.ts';
import type { Engine } from '../../src/engine/port.ts';
import type { StorePlan } from '../support/cases/store-plan.ts';
import { bytes } from '../support/cases/stores.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { withPlatforms } from '../support/in-memory/platforms.ts';
import type { StoreState } from '../support/in-memory/state.ts';
import { walkThrough } from '../support/walk.ts';

const plan: StorePlan = {
  images: {
    app: { how: 'loaded', tags: ['acme/app:1'], layers: [bytes('amd', 1000)] },
    web: { how: 'loaded', tags: ['acme/web:1'], layers: [bytes('web', 1000)] },
  },
};
const INPUTS = { images: 'acme/app:1', platforms: 'linux/arm64', force: 'true' };
const layers = { amd64: [bytes('amd', 1000)], arm64: [bytes('arm', 2000)] };

function availableIn(state: StoreState): readonly string[] {
  const variants = [...state.images.values()].flatMap((image) => image.variants);
  return variants.flatMap(({ available, platform }) => (available ? platform.architecture : []));
}

/** The same engine, which says nothing more once it is asked to remove a variant. */
function fallingSilent(engine: Engine): Engine {
  const message = 'the engine did not answer in time';
  return {
    ...engine,
    removeVariant: () => Promise.resolve({ kind: 'error', message, broken: true, aborted: true }),
    variants: () => Promise.reject(new EngineError('aborted', message)),
    until: (signal) => fallingSilent(engine.until(signal)),
  };
}

describe('one platform of an image', () => {
  const { state, ids } = storeFrom('containerd', plan);
  const { app = '' } = ids;

  it('goes alone: the name, and the other variants, stay', async () => {
    const engine = inMemoryEngine(withPlatforms(state, app, layers));
    const { report, outputs } = await walkThrough(engine, INPUTS);
    expect(report.totals).toMatchObject({ 'variant-deleted': 1 });
    expect(availableIn(engine.now())).toStrictEqual(['amd64', 'amd64']);
    expect(engine.now().images.get(app)?.tags).toHaveLength(1);
    // Its content as it was pulled with its manifest, and its layers as they were unpacked.
    expect(Number(outputs['reclaimed-bytes'])).toBe(2000 + 1000 + 2000);
  });

  it('failed, in one sentence, where the engine answers neither the removal nor the look afterwards', async () => {
    const engine = inMemoryEngine(withPlatforms(state, app, layers));
    const silent = { ...engine, until: (signal: AbortSignal) => fallingSilent(engine.until(signal)) };
    const { report } = await walkThrough(silent, INPUTS);
    expect(report.hosts[0]?.items[0]).toMatchObject({
      verdict: 'failed',
      reason: 'the engine answered neither the removal nor the question what is left',
    });
  });

  it('stays where another image has a layer of it, which the engine would break without a word', async () => {
    const shared = { ...layers, arm64: [bytes('web', 1000), bytes('arm', 2000)] };
    const engine = inMemoryEngine(withPlatforms(state, app, shared));
    const { report, exitCode } = await walkThrough(engine, INPUTS);
    expect(report.hosts[0]?.items[0]).toMatchObject({ verdict: 'conflict', conflict: 'shared-variant' });
    expect(engine.hasActed()).toBe(false);
    expect(exitCode).toBe(1);
  });

  const containerd = withPlatforms(state, app, layers);
  it.each([
    ['the classic store', storeFrom('graphdriver', plan).state],
    ['Podman', storeFrom('podman', plan).state],
    ['API 1.49', { ...containerd, facts: { ...containerd.facts, apiVersion: '1.49' } }],
  ])('is refused by us on %s, where the engine would take the whole image', async (_, other) => {
    const engine = inMemoryEngine(other);
    const { report } = await walkThrough(engine, { ...INPUTS, containers: 'keep' });
    expect(report.problems?.join()).toContain('platforms');
    expect(engine.now()).toBe(other);
    const whole = await engine.removeVariant([...other.images.values()][0]?.tags[0] ?? '', {
      os: 'linux',
      architecture: 'arm64',
    });
    expect(whole.kind).toBe('removed');
    expect(engine.now().images.size).toBe(other.images.size - 1);
  });
});
