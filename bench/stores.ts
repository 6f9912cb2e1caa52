import type { EngineName } from '../testbed/engines/kinds.ts';

/** As the README calls them. */
export type BenchedStore = 'classic' | 'containerd';

export const kindOfStore = {
  classic: 'graphdriver-28.5',
  containerd: 'containerd-28.5',
} as const satisfies Readonly<Record<BenchedStore, EngineName>>;

export const benchedStores: readonly BenchedStore[] = ['classic', 'containerd'];
