import type { Case } from './case.ts';
import type { LoadedImage } from './store-plan.ts';
import { app, bytes, other } from './stores.ts';

const APP = `${app}:*`;
const BOTH = [APP, `${other}:*`];

/** Each is made after those of the months before it, since the containerd store goes by when an image came. */
function built(month: number, ...tags: readonly string[]): LoadedImage {
  const layers = [bytes('base', 100_000), bytes(`of month ${month}`, 20_000 + month)];
  return { how: 'loaded', tags, layers, created: `2024-0${month}-01T00:00:00Z` };
}

/** What `keep-newest` holds, and what goes. */
export const newest: readonly Case[] = [
  {
    name: 'keep-newest: two of each repository stay',
    store: {
      images: {
        a: built(1, `${app}:1`),
        b: built(2, `${app}:2`),
        c: built(3, `${app}:3`),
        d: built(4, `${other}:1`),
      },
    },
    images: BOTH,
    inputs: { 'keep-newest': '2' },
    verdicts: ['deleted', 'kept', 'kept', 'kept'],
    left: [`${app}:2`, `${app}:3`, `${other}:1`],
  },
  {
    name: 'keep-newest: images are counted and not tags',
    store: {
      images: {
        a: built(1, `${app}:1a`, `${app}:1b`),
        b: built(2, `${app}:2`),
        c: built(3, `${app}:3a`, `${app}:3b`),
      },
    },
    images: [APP],
    inputs: { 'keep-newest': '2' },
    verdicts: ['deleted', 'deleted', 'kept', 'kept', 'kept'],
    left: [`${app}:2`, `${app}:3a ${app}:3b`],
  },
  {
    name: 'keep-newest: an image that is the newest of one repository loses no name of another',
    store: {
      images: {
        a: built(1, `${app}:1`),
        b: built(2, `${app}:2`, `${other}:2`),
        c: built(3, `${app}:3`),
      },
    },
    images: BOTH,
    inputs: { 'keep-newest': '1' },
    verdicts: ['deleted', 'kept', 'kept', 'kept'],
    left: [`${app}:2 ${other}:2`, `${app}:3`],
  },
  {
    name: 'keep-newest: what `keep` names does not count',
    store: { images: { a: built(1, `${app}:1`), b: built(2, `${app}:2`), c: built(3, `${app}:3`) } },
    images: [APP],
    inputs: { 'keep-newest': '1', keep: `${app}:3` },
    verdicts: ['deleted', 'kept', 'kept'],
    left: [`${app}:2`, `${app}:3`],
  },
  {
    name: 'keep-newest: what is named outright goes, and does not count',
    store: { images: { a: built(1, `${app}:1`), b: built(2, `${app}:2`), c: built(3, `${app}:3`) } },
    images: [`${app}:3`, APP],
    inputs: { 'keep-newest': '1' },
    verdicts: ['deleted', 'deleted', 'kept'],
    left: [`${app}:2`],
  },
  {
    name: 'keep-newest: what is named by its ID goes with all its names, and does not count',
    store: {
      images: { a: built(1, `${app}:1`), b: built(2, `${app}:2`), c: built(3, `${app}:3`, `${app}:4`) },
    },
    images: ['{c}', APP],
    inputs: { 'keep-newest': '1' },
    verdicts: ['deleted', 'deleted', 'kept', 'deleted', 'deleted'],
    left: [`${app}:2`],
  },
  {
    name: 'keep-newest: of an image that is held as the newest, a name that is written out goes',
    store: { images: { a: built(1, `${app}:1`), b: built(2, `${app}:2`, `${other}:2`) } },
    images: [`${other}:2`, APP],
    inputs: { 'keep-newest': '1' },
    verdicts: ['untagged', 'deleted', 'kept'],
    left: [`${app}:2`],
  },
  {
    name: 'keep-newest: the filters come first, and images without a name belong to no repository',
    store: {
      images: {
        a: { ...built(1, `${app}:1`), labels: { counted: 'yes' } },
        b: { ...built(2, `${app}:2`), labels: { counted: 'yes' } },
        c: built(3, `${app}:3`),
        d: { ...built(4), labels: { counted: 'yes' } },
      },
    },
    images: ['**'],
    inputs: { 'keep-newest': '1', filters: 'label=counted=yes' },
    verdicts: ['deleted', 'kept', 'deleted'],
    left: [`${app}:2`, `${app}:3`],
  },
];
