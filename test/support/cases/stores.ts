import type { ImagePlan, LayerPlan, PlannedContainer, StorePlan } from './store-plan.ts';

const REPOSITORY = 'image-rm-test';
export const app = `${REPOSITORY}/app`;
export const other = `${REPOSITORY}/other`;
export const FORCE = { force: 'true' };

export function bytes(seed: string, count: number): LayerPlan {
  return { of: 'bytes', seed, bytes: count };
}

const base = bytes('base', 100_000);
const ownLayers = [base, bytes('app', 50_000)];

export function one(...tags: readonly string[]): StorePlan {
  return { images: { app: { how: 'loaded', tags, layers: ownLayers } } };
}

export function contained(
  state: PlannedContainer['state'],
  tag: string,
  ...more: readonly string[]
): StorePlan {
  return {
    images: { app: { how: 'loaded', tags: [tag, ...more], layers: [{ of: 'busybox' }] } },
    containers: [{ name: `${REPOSITORY}-${state}`, image: tag, state }],
  };
}

export function child(tag: string, count: number): ImagePlan {
  return { how: 'committed', parent: 'app', tags: [tag], bytes: count };
}

export function family(childTag: string, ...tags: readonly string[]): StorePlan {
  return { images: { ...one(...tags).images, child: child(childTag, 20_000) } };
}

export function withDigest(...tags: readonly string[]): StorePlan {
  return { images: { app: { how: 'pulled', repository: app, tags, layers: ownLayers } } };
}
