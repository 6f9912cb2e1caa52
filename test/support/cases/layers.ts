import type { Case } from './case.ts';
import type { ImagePlan, StorePlan } from './store-plan.ts';
import { app, bytes, FORCE, other } from './stores.ts';

const base = bytes('shared-base', 200_000);

const two: StorePlan['images'] = {
  app: { how: 'loaded', tags: [`${app}:1`], layers: [base, bytes('left', 30_000)] },
  other: { how: 'loaded', tags: [`${other}:1`], layers: [base, bytes('right', 50_000)] },
};

/** Real layers of no size between steps that made none: which is which, the history does not tell. */
const withEmptyLayers: ImagePlan = {
  how: 'loaded',
  tags: [`${app}:1`],
  layers: [base, { of: 'folder', name: 'work' }, bytes('top', 40_000)],
  steps: ['layer', 'no-layer', 'layer', 'no-layer', 'layer'],
};

export const layers: readonly Case[] = [
  {
    name: 'one of two images that share a layer: the layer stays',
    store: { images: two },
    images: [`${app}:1`],
    verdicts: ['deleted'],
    left: [`${other}:1`],
  },
  {
    name: 'two images that share a layer: it counts once',
    store: { images: two },
    images: [`${app}:1`, `${other}:1`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'an image whose layers are all those of another one frees none of them',
    store: { images: { ...two, base: { how: 'loaded', tags: [`${app}:base`], layers: [base] } } },
    images: [`${app}:base`],
    verdicts: ['deleted'],
    left: [`${app}:1`, `${other}:1`],
  },
  {
    name: 'layers of no size among steps that made none',
    store: { images: { app: withEmptyLayers } },
    images: ['{app}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'layers of no size, while another image holds the lowest',
    store: {
      images: { other: { how: 'loaded', tags: [`${other}:1`], layers: [base] }, app: withEmptyLayers },
    },
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: ['deleted'],
    left: [`${other}:1`],
  },
];
