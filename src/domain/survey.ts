import type { Container, EngineFacts, Image } from './store.ts';
import type { Target } from './target.ts';

/** All that is known before anything is removed. */
export interface Survey {
  readonly engine: EngineFacts;
  readonly targets: readonly Target[];
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  /** Sizes of the entries of an image's history, newest first, for images that may go; on the containerd store in a dry run only. */
  readonly history: ReadonlyMap<string, readonly number[]>;
}

/** All that is known afterwards of the images that were touched. `unknown`: the engine no longer said. */
export interface Aftermath {
  readonly images: ReadonlyMap<string, Image | 'absent' | 'unknown'>;
  readonly containers: readonly Container[];
}
