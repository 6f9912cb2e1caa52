import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { newestOfEachStore, onEngines, type EngineUnderTest } from '../support/engines/on-engines.ts';
import { step, type Told } from '../support/engines/step.ts';

const R = 'image-rm-test';
const STORES = 25;
// All of them in one test, and a machine may be busy elsewhere.
vi.setConfig({ testTimeout: 300_000 });

interface PlannedImage {
  /** Which layers of the pool, lowest first. */
  readonly layers: readonly number[];
  readonly tags: readonly string[];
  /** So that images of the same layers are different images all the same. */
  readonly label: string;
  /** Whether to name it by its ID, and which of its tags by name. */
  readonly byId: boolean;
  readonly byTag: readonly boolean[];
}

const sizes = [0, 700, 5000, 12_000, 33_000, 70_001];
const tag = fc.constantFrom('a:1', 'a:2', 'b:1', 'b:2', 'c:1', 'd:1', 'e:1').map((name) => `${R}/${name}`);
const image = fc.record({
  layers: fc.uniqueArray(fc.nat({ max: sizes.length - 1 }), { minLength: 1, maxLength: 4 }),
  tags: fc.uniqueArray(tag, { maxLength: 3 }),
  label: fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 8 }),
  byId: fc.boolean(),
  byTag: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
});
const store = fc.record({
  images: fc.uniqueArray(image, { minLength: 1, maxLength: 6, selector: ({ label }) => label }),
  force: fc.boolean(),
  // Where nothing is measured, less is asked of the engine.
  measure: fc.constantFrom('auto', 'off'),
});

onEngines(newestOfEachStore, (engine) => {
  it(`on ${STORES} generated stores a dry run predicts the rest, bytes are the engine's own, and only what is named goes`, async () => {
    const stores = fc.sample(store, { numRuns: STORES, seed: 20261121 });
    for (const { images, force, measure } of stores) {
      await engine().clear();
      const wanted = await fill(engine(), images);
      if (wanted.length === 0) continue;
      const inputs = { images: wanted.join('\n'), force: String(force) };
      const before = await stateOf(engine());
      const predicted = await step(engine().host, { ...inputs, 'dry-run': 'true' });
      expect(await stateOf(engine())).toStrictEqual(before);
      const done = await step(engine().host, { ...inputs, measure });
      const after = await stateOf(engine());

      expect(verdicts(predicted)).toStrictEqual(verdicts(done));
      const freed = measure === 'off' ? '' : String(before.layers - after.layers);
      expect(done.outputs['reclaimed-bytes']).toBe(freed);
      const predictedBytes = Number(predicted.outputs['reclaimed-bytes']);
      if (predicted.outputs['reclaimed-method'] === 'exact')
        expect(predictedBytes).toBe(before.layers - after.layers);
      else expect(predictedBytes).toBeGreaterThanOrEqual(before.layers - after.layers);
      expect(lostTags(before, after, wanted), JSON.stringify({ images, force })).toStrictEqual([]);
    }
  });
});

async function fill(engine: EngineUnderTest, images: readonly PlannedImage[]): Promise<readonly string[]> {
  const wanted: string[] = [];
  for (const { layers, tags, label, byId, byTag } of images) {
    const content = layers.map((n) => layer(`pool-${n}`, sizes[n] ?? 0));
    const id = await engine.load({ tags, layers: content, labels: { label } });
    wanted.push(...tags.filter((_, index) => byTag[index]), ...(byId ? [id] : []));
  }
  return [...new Set(wanted)];
}

interface State {
  readonly layers: number;
  readonly images: Awaited<ReturnType<EngineUnderTest['snapshot']>>['images'];
}

async function stateOf(engine: EngineUnderTest): Promise<State> {
  return { layers: await engine.layersSize(), images: (await engine.snapshot()).images };
}

function verdicts({ report }: Told): readonly string[] {
  const items: readonly Outcome[] = report.hosts.flatMap((host) => host.items);
  return items.map(({ requested, verdict, conflict }) =>
    [requested, verdict, conflict ?? []].flat().join(' '),
  );
}

/** Tags that went though neither they nor their image were named. */
function lostTags(before: State, after: State, wanted: readonly string[]): readonly string[] {
  const left = new Set(after.images.flatMap(({ repoTags }) => repoTags));
  return before.images
    .filter(({ id }) => !wanted.includes(id))
    .flatMap(({ repoTags }) => repoTags)
    .filter((name) => !left.has(name) && !wanted.includes(name));
}
