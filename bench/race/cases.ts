import { shapes, type ShapeName } from '../shapes/shapes.ts';
import { type Contestant, contestants } from './contestants.ts';

/** What goes from a store, and who takes it away. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly shape: ShapeName;
  /** The tags of the images that go. */
  readonly going: readonly string[];
  /** What the action is given; by default these tags. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Their names. */
  readonly contestants: readonly string[];
  /** The one of them that all others are held against. */
  readonly yardstick: string;
  readonly rounds: number;
  /** Whether the machine forgets everything that it has read before each run, as on the morning after. */
  readonly isCold?: boolean;
}

/** In the order of the table of contestants. */
export const contestantsOf = ({ contestants: names }: Case): readonly Contestant[] =>
  contestants.filter(({ name }) => names.includes(name));

const ours = ['action', 'action-off'];
const ROUNDS = 5;
/** In a store of 2,000 images, where a round takes minutes. */
const FEWER_ROUNDS = 3;

/** One call, with its bytes and without. */
export const plainRemovers = [...ours, 'one-call', 'one-call-df'];
const removers = [...ours, 'one-call', 'call-each', 'one-call-df', 'call-each-df'];
/** These take whatever no container uses, so they have a place only where everything goes. */
const pruners = ['image-prune', 'image-prune-df', 'system-prune', 'system-prune-df'];

const everything = (name: string, title: string, shape: ShapeName): Case => ({
  name,
  title,
  shape,
  going: shapes[shape].tags,
  contestants: [...removers, ...pruners],
  yardstick: 'one-call',
  rounds: ROUNDS,
});

const few = (name: string, title: string, shape: ShapeName, going: readonly string[]): Case => ({
  name,
  title,
  shape,
  going,
  contestants: plainRemovers,
  yardstick: 'one-call',
  rounds: ROUNDS,
});

/** With the default of `measure` too, which decides by the size of the store. */
const oneOf = (name: string, title: string, shape: ShapeName): Case => {
  const one = few(name, title, shape, ['tiny:1']);
  return { ...one, contestants: [...one.contestants, 'action-auto'] };
};

export const versions = everything('a', 'ten versions of an application', 'versions');

const large: Case = {
  ...everything('b', 'one large image', 'large'),
  // One call for one image and a call for each are the same.
  contestants: [...plainRemovers, ...pruners],
};

const week: Case = {
  ...few('c', '20 of 60 images, a week of a runner', 'week', []),
  going: shapes.week.tags.filter((_, index) => index % 3 === 0),
  contestants: removers,
};

const cold = (one: Case): Case => ({
  ...one,
  name: `${one.name}-cold`,
  title: `${one.title}, caches empty`,
  contestants: plainRemovers,
  isCold: true,
});

export const cases: readonly Case[] = [
  versions,
  cold(versions),
  large,
  cold(large),
  week,
  cold(week),
  {
    name: 'c-builds',
    title: 'a week of builds, all of it with the cache',
    shape: 'builds',
    going: shapes.builds.tags,
    inputs: { images: '**', 'build-cache': 'unused' },
    contestants: [...ours, 'system-prune', 'system-prune-df'],
    yardstick: 'system-prune',
    rounds: ROUNDS,
  },
  everything('d', '100 tiny images', 'crowd-100'),
  oneOf('one-of-100', 'one of 100 tiny images', 'crowd-100'),
  oneOf('one-of-200', 'one of 200 tiny images', 'crowd-200'),
  { ...oneOf('one-of-2000', 'one of 2,000 tiny images', 'crowd-2000'), rounds: FEWER_ROUNDS },
  {
    ...few('500-of-2000', '500 of 2,000 tiny images, by a pattern', 'crowd-2000', []),
    contestants: [...plainRemovers, 'action-auto'],
    going: Array.from({ length: 500 }, (_, index) => `tiny:${1000 + index}`),
    inputs: { images: 'tiny:1[0-4]??' },
    rounds: FEWER_ROUNDS,
  },
];
