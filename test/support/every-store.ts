import type { Store } from '../../src/domain/store.ts';

export const everyStore: readonly Store[] = ['graphdriver', 'containerd', 'podman'];
