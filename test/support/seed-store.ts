import { busyboxLayer, directoryLayer, layer, type Layer } from '../../testbed/engines/seed/layers.ts';
import type { SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import {
  idsOf,
  withIds,
  type Ids,
  type ImagePlan,
  type LayerPlan,
  type StorePlan,
} from './cases/store-plan.ts';

/** Fills a real engine with what a case describes. */
export async function seedStore(engine: SeededEngine, { images, containers = [] }: StorePlan): Promise<Ids> {
  const made = new Map<string, string>();
  let digest: string | undefined;
  for (const [word, image] of Object.entries(images)) {
    const { id, byDigest } = await make(engine, image, made);
    made.set(word, id);
    digest = byDigest ?? digest;
  }
  const ids = idsOf(made, digest);
  for (const { name, image, state } of containers) {
    await engine.container(withIds(image, ids), { name, state });
  }
  return ids;
}

interface Made {
  readonly id: string;
  readonly byDigest?: string;
}

async function make(
  engine: SeededEngine,
  image: ImagePlan,
  made: ReadonlyMap<string, string>,
): Promise<Made> {
  switch (image.how) {
    case 'loaded': {
      const { tags, steps, labels, created } = image;
      const history = steps?.map((step) => ({ emptyLayer: step === 'no-layer' }));
      const layers = await Promise.all(image.layers.map(realLayer));
      const more = {
        ...(history === undefined ? {} : { history }),
        ...(labels === undefined ? {} : { labels }),
        ...(created === undefined ? {} : { created }),
      };
      return { id: await engine.load({ tags, layers, ...more }) };
    }
    case 'pulled': {
      const layers = await Promise.all(image.layers.map(realLayer));
      const { id, byDigest } = await engine.digestReference(image.repository, { layers });
      const repo = byDigest.split('@')[0] ?? '';
      for (const tag of image.tags) await engine.tag(id, withIds(tag, { repo }));
      return { id, byDigest };
    }
    case 'committed': {
      const { tags, bytes } = image;
      return { id: await engine.child(made.get(image.parent) ?? '', { tags, bytes }) };
    }
  }
}

async function realLayer(plan: LayerPlan): Promise<Layer> {
  switch (plan.of) {
    case 'bytes':
      return layer(plan.seed, plan.bytes);
    case 'folder':
      return directoryLayer(plan.name);
    case 'busybox':
      return busyboxLayer();
  }
}
