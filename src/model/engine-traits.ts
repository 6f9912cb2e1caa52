import type { Platform } from './platform.ts';

/** What an engine holds, as far as it matters for removing images. IDs are full (`sha256:…`), names are full. */

export type EngineKind = 'graphdriver' | 'containerd' | 'podman';

export interface EngineFacts {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly store: EngineKind;
  readonly platform: Platform;
}

/** What an image store does in its own way when an image is to go. Every line is pinned to real engines in test/engines/cases. */
export interface EngineTraits {
  /** Whether an image that others are built on loses its names only: not by ID, where it is refused instead. */
  readonly keepsParents: 'always' | 'unless-forced' | 'never';
  /** Whether an image that others are built on is refused by ID. */
  readonly refusesParents: boolean;
  /** The containers that an image without a name is kept for, by force. */
  readonly keepsFor: 'running' | 'all';
  /** Whether force takes the containers along, so that it must not be used where there are any. */
  readonly forceTakesContainers: boolean;
  /** Whether an untagged parent is pruned though another image is built on it. */
  readonly prunesSharedParents: boolean;
  /** Whether its answer names every image that goes. */
  readonly tellsDeletions: boolean;
  /** What a digest is: a reference like others, a word for all tags of its repository, or a name of its own. */
  readonly digests: 'reference' | 'tags' | 'name';
}

export const TRAITS: Readonly<Record<EngineKind, EngineTraits>> = {
  graphdriver: {
    keepsParents: 'always',
    refusesParents: true,
    keepsFor: 'running',
    forceTakesContainers: false,
    prunesSharedParents: false,
    tellsDeletions: true,
    digests: 'reference',
  },
  containerd: {
    // Without force it says that it deleted the image, and hides it.
    keepsParents: 'unless-forced',
    refusesParents: false,
    keepsFor: 'all',
    forceTakesContainers: false,
    prunesSharedParents: true,
    tellsDeletions: true,
    digests: 'tags',
  },
  podman: {
    keepsParents: 'never',
    refusesParents: false,
    keepsFor: 'all',
    forceTakesContainers: true,
    prunesSharedParents: false,
    // Of one that others are built on it tells the names only: its layers stay.
    tellsDeletions: false,
    digests: 'name',
  },
};
