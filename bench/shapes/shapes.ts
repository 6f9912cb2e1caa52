import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { applications, buildAll } from './builds.ts';
import { stack, type ImagePlan } from './image-plan.ts';
import { loadTogether } from './load.ts';
import { week } from './week.ts';

/** What a store holds before each round. */
export interface Shape {
  /** For people who want to know what was measured. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly fill: (engine: RunningEngine) => Promise<void>;
  /** Of the sparse file with its file system. */
  readonly disk: string;
}

const MB = 1_000_000;
const KB = 1_000;

/** Images that share layers stand together in a group, which is one archive. */
const loaded = (description: string, groups: readonly (readonly ImagePlan[])[], disk: string): Shape => ({
  description,
  tags: groups.flat().map(({ tag }) => tag),
  fill: async ({ host }) => {
    for (const group of groups) await loadTogether(host, group);
  },
  disk,
});

const base = stack('base', { bytes: 120 * MB, files: 4_000 }, 2);

/** With 3 to 12 layers. */
const versions: readonly ImagePlan[] = Array.from({ length: 10 }, (_, index) => ({
  tag: `app:${index + 1}`,
  layers: [...base, ...stack(`app-${index + 1}`, { bytes: 80 * MB, files: 6_000 }, index + 1)],
}));

const large: ImagePlan = {
  tag: 'large:1',
  layers: stack('large', { bytes: 1_000 * MB, files: 30_000 }, 8),
};

const GROUP = 250;

function crowd(count: number): Shape {
  const shared = stack('shared', { bytes: 200 * KB, files: 1 }, 1);
  const images = Array.from({ length: count }, (_, index): ImagePlan => {
    const own = stack(`tiny-${index + 1}`, { bytes: 20 * KB, files: 1 }, 1);
    return { tag: `tiny:${index + 1}`, layers: [...shared, ...own] };
  });
  const groups = Array.from({ length: Math.ceil(count / GROUP) }, (_, nth) =>
    images.slice(nth * GROUP, (nth + 1) * GROUP),
  );
  const description = `${count} images, each with a layer of 20 kB of its own on one of 200 kB that all share`;
  return loaded(description, groups, '6G');
}

export const shapes = {
  versions: loaded(
    '10 versions of an application, each with 80 MB of its own on a base of 120 MB, in 3 to 12 layers, with 10,000 files in each',
    [versions],
    '4G',
  ),
  large: loaded('one image of 1 GB in 8 layers, with 30,000 files', [[large]], '4G'),
  week: loaded(
    '60 images of 10 to 300 MB on four bases, with a file for every 25 kB, as a runner may have after a week',
    week,
    '10G',
  ),
  builds: {
    description:
      'four applications in five versions of 20 MB, built with BuildKit on a base of 50 MB, and the cache of these builds',
    tags: applications,
    fill: buildAll,
    disk: '4G',
  },
  'crowd-100': crowd(100),
  'crowd-200': crowd(200),
  'crowd-2000': crowd(2_000),
  'crowd-5000': crowd(5_000),
} as const satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof shapes;
