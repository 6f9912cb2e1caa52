import { directoryLayer, layer } from '../../../scripts/engines/seed/layers.ts';
import type { SeededEngine } from '../../../scripts/engines/seed/seeded-engine.ts';
import type { Case, Ids } from './case.ts';
import { app, FORCE, other } from './seeds.ts';

const base = layer('shared-base', 200_000);

async function two(engine: SeededEngine): Promise<Ids> {
  return {
    app: await engine.load({ tags: [`${app}:1`], layers: [base, layer('left', 30_000)] }),
    other: await engine.load({ tags: [`${other}:1`], layers: [base, layer('right', 50_000)] }),
  };
}

/** Real layers of no size between steps that made none: which is which, the history does not tell. */
async function withEmptyLayers(engine: SeededEngine): Promise<Ids> {
  const history = [
    { createdBy: 'COPY' },
    { createdBy: 'ENV', emptyLayer: true },
    { createdBy: 'WORKDIR' },
    { createdBy: 'CMD', emptyLayer: true },
    { createdBy: 'COPY' },
  ];
  const layers = [base, directoryLayer('work'), layer('top', 40_000)];
  return { app: await engine.load({ tags: [`${app}:1`], layers, history }) };
}

export const layers: readonly Case[] = [
  {
    name: 'one of two images that share a layer: the layer stays',
    seed: two,
    images: [`${app}:1`],
    verdicts: ['deleted'],
    left: [`${other}:1`],
  },
  {
    name: 'two images that share a layer: it counts once',
    seed: two,
    images: [`${app}:1`, `${other}:1`],
    verdicts: ['deleted', 'deleted'],
    left: [],
  },
  {
    name: 'an image whose layers are all those of another one frees none of them',
    seed: async (engine) => ({
      ...(await two(engine)),
      base: await engine.load({ tags: [`${app}:base`], layers: [base] }),
    }),
    images: [`${app}:base`],
    verdicts: ['deleted'],
    left: [`${app}:1`, `${other}:1`],
  },
  {
    name: 'layers of no size among steps that made none',
    seed: withEmptyLayers,
    images: ['{app}'],
    verdicts: ['deleted'],
    left: [],
  },
  {
    name: 'layers of no size, while another image holds the lowest',
    seed: async (engine) => {
      await engine.load({ tags: [`${other}:1`], layers: [base] });
      return withEmptyLayers(engine);
    },
    images: [`${app}:1`],
    inputs: FORCE,
    verdicts: ['deleted'],
    left: [`${other}:1`],
  },
];
