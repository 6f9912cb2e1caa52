import type { EngineName } from '../testbed/engines/kinds.ts';

export type BenchedStore = 'graphdriver' | 'containerd';

export const kindOfStore: Readonly<Record<BenchedStore, EngineName>> = {
  graphdriver: 'graphdriver-28.5',
  containerd: 'containerd-28.5',
};

export const benchedStores: readonly BenchedStore[] = ['graphdriver', 'containerd'];

/** So many images to remove, out of a store that holds so many others, and how often that is tried. */
export interface Case {
  readonly store: BenchedStore;
  readonly images: number;
  readonly others: number;
  /** Rounds that are run whatever the clock says. */
  readonly atLeast: number;
  readonly atMost: number;
}

export interface Plan {
  readonly mode: 'full' | 'quick';
  readonly cases: readonly Case[];
  /** The cases, by number of images, whose requests are counted, beside the one with others. */
  readonly counted: readonly number[];
  readonly startUpRounds: number;
  /** No round beyond the fewest begins unless it is likely to end so many seconds after the start. */
  readonly secondsForRounds: number;
}

/** The store of the case "one out of many" holds so many others. */
const crowd = 200;

const onBothStores = (images: number, atLeast: number, atMost: number): readonly Case[] =>
  benchedStores.map((store) => ({ store, images, others: 0, atLeast, atMost }));

const oneOfMany = (atLeast: number, atMost: number): Case => ({
  store: 'containerd',
  images: 1,
  others: crowd,
  atLeast,
  atMost,
});

export const fullPlan: Plan = {
  mode: 'full',
  cases: [
    ...onBothStores(1, 5, 15),
    ...onBothStores(10, 3, 7),
    ...onBothStores(30, 3, 5),
    oneOfMany(3, 7),
    ...onBothStores(100, 3, 5),
    ...onBothStores(300, 2, 5),
  ],
  counted: [1, 100],
  startUpRounds: 41,
  secondsForRounds: 13 * 60,
};

export const quickPlan: Plan = {
  mode: 'quick',
  cases: [...onBothStores(1, 1, 2), ...onBothStores(30, 1, 2), oneOfMany(1, 2), ...onBothStores(100, 1, 2)],
  counted: [30],
  startUpRounds: 15,
  secondsForRounds: 110,
};
