import type { EngineName } from '../testbed/engines/kinds.ts';

export type BenchedStore = 'graphdriver' | 'containerd';

export const kindOfStore: Readonly<Record<BenchedStore, EngineName>> = {
  graphdriver: 'graphdriver-28.5',
  containerd: 'containerd-28.5',
};

export const benchedStores: readonly BenchedStore[] = ['graphdriver', 'containerd'];
