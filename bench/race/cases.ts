import { shapes, type ShapeName } from '../shapes/shapes.ts';

/** What goes from a store. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly shape: ShapeName;
  /** The tags of the images that go. */
  readonly going: readonly string[];
  /** For the action, where it is given something other than these tags. */
  readonly pattern?: string;
  /** Whether nothing stays, so that pruning does the same. */
  readonly takesAll: boolean;
  readonly rounds: number;
}

const tagsOf = (shape: ShapeName): readonly string[] =>
  shapes[shape].groups.flat().map(({ tag }) => tag);

const all = (shape: ShapeName, rounds: number): Case => ({
  name: shape,
  title: shapes[shape].title,
  shape,
  going: tagsOf(shape),
  takesAll: true,
  rounds,
});

/** One project's images go up to the fifth, so that bases stay in use as they would. */
const everyThird = (tags: readonly string[]): readonly string[] => tags.filter((_, index) => index % 3 === 0);

export const cases: readonly Case[] = [
  all('a', 5),
  all('b', 5),
  {
    name: 'c',
    title: 'a week of a runner: 20 of 60 images go',
    shape: 'c',
    going: everyThird(tagsOf('c')),
    takesAll: false,
    rounds: 5,
  },
  all('d', 5),
  {
    name: 'one-of-200',
    title: 'one of 200 tiny images',
    shape: 'crowd-200',
    going: ['tiny:1'],
    takesAll: false,
    rounds: 7,
  },
  {
    name: 'one-of-2000',
    title: 'one of 2,000 tiny images',
    shape: 'crowd-2000',
    going: ['tiny:1'],
    takesAll: false,
    rounds: 7,
  },
  {
    name: '500-of-2000',
    title: '500 of 2,000 tiny images, by a pattern',
    shape: 'crowd-2000',
    // tiny:1000 to tiny:1499.
    pattern: 'tiny:1[0-4]??',
    going: Array.from({ length: 500 }, (_, index) => `tiny:${1000 + index}`),
    takesAll: false,
    rounds: 3,
  },
];
