import type { EngineKind } from '../../src/model/engine-traits.ts';

export const everyStore: readonly EngineKind[] = ['graphdriver', 'containerd', 'podman'];
