import { stack, type ImagePlan } from './image-plan.ts';
import { week } from './week.ts';

/** What a store holds before each round. */
export interface Shape {
  /** For a heading. */
  readonly title: string;
  /** For people who want to know what was measured. */
  readonly description: string;
  /** Images that share layers stand together; each group is one archive. */
  readonly groups: readonly (readonly ImagePlan[])[];
  /** Of the sparse file with its file system. */
  readonly disk: string;
}

const MB = 1_000_000;
const KB = 1_000;

const base = stack('base', { bytes: 120 * MB, files: 4_000 }, 2);

/** With 3 to 12 layers. */
const versions: readonly ImagePlan[] = Array.from({ length: 10 }, (_, index) => ({
  tag: `app:${index + 1}`,
  layers: [...base, ...stack(`app-${index + 1}`, { bytes: 80 * MB, files: 600 }, index + 1)],
}));

const large: ImagePlan = {
  tag: 'large:1',
  layers: stack('large', { bytes: 1_000 * MB, files: 30_000 }, 8),
};

const GROUP = 250;

/** Groups of images of two layers: one that all share, and a small one of their own. */
function tiny(count: number): readonly (readonly ImagePlan[])[] {
  const shared = stack('shared', { bytes: 200 * KB, files: 1 }, 1);
  const images = Array.from({ length: count }, (_, index): ImagePlan => {
    const name = `tiny-${index + 1}`;
    return { tag: `tiny:${index + 1}`, layers: [...shared, ...stack(name, { bytes: 20 * KB, files: 1 }, 1)] };
  });
  return Array.from({ length: Math.ceil(count / GROUP) }, (_, nth) =>
    images.slice(nth * GROUP, (nth + 1) * GROUP),
  );
}

const crowdOf = (count: number): Shape => ({
  title: `${count} tiny images`,
  description: `${count} images, each with a layer of 20 kB of its own on one of 200 kB that all share`,
  groups: tiny(count),
  disk: '6G',
});

export const shapes = {
  a: {
    title: 'ten versions of an application',
    description:
      '10 versions of 80 MB on a base of 120 MB, in 3 to 12 layers, with 10,000 files in all of them together',
    groups: [versions],
    disk: '4G',
  },
  b: {
    title: 'one large image',
    description: 'one image of 1 GB in 8 layers, with 30,000 files',
    groups: [[large]],
    disk: '4G',
  },
  c: {
    title: 'a week of a runner',
    description: '60 images of 10 to 300 MB on four bases that they share, with a file for every 25 kB',
    groups: week,
    disk: '10G',
  },
  d: crowdOf(100),
  'crowd-200': crowdOf(200),
  'crowd-2000': crowdOf(2_000),
} as const satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof shapes;
