import { stack, type ImagePlan } from './image-plan.ts';

const MB = 1_000_000;
const BYTES_OF_A_FILE = 25_000;

const sized = (megabytes: number): { readonly bytes: number; readonly files: number } => ({
  bytes: megabytes * MB,
  files: Math.ceil((megabytes * MB) / BYTES_OF_A_FILE),
});

/** The bases, in MB: a slim one, a usual one, one with a tool chain, one with a browser. */
const bases = [8, 60, 120, 200];

/** What the images of each base add to it, in MB: each size once for each base. */
const additions = [2, 5, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 50, 70, 100];

/** 60 images, the fifteen of each base together. */
export const week: readonly (readonly ImagePlan[])[] = bases.map((megabytes, index) => {
  const name = `base-${index + 1}`;
  const layers = stack(name, sized(megabytes), index + 1);
  return additions.map((own, nth) => ({
    tag: `project-${index + 1}:${nth + 1}`,
    layers: [...layers, ...stack(`${name}-image-${nth + 1}`, sized(own), 1 + (nth % 6))],
  }));
});
