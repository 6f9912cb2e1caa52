import type { EvictionRule } from './evict.ts';
import type { Container, EngineFacts, Image } from './store.ts';
import type { PresentTarget, Target } from './target.ts';
import type { Outcome } from './verdict.ts';

/** Why something that was chosen is left alone. */
export type Sparing = Pick<Outcome, 'reason'> & { readonly verdict: 'kept' | 'in-use' };

/** All that is known before anything is removed. */
export interface Survey {
  readonly engine: EngineFacts;
  readonly targets: readonly Target[];
  readonly spared: ReadonlyMap<Target, Sparing>;
  /** Images that must stay, though the engine would prune them along with another. */
  readonly staying: ReadonlySet<string>;
  /** Images whose removal by the engine would reach one of those: their other parents are pruned here. */
  readonly holdsParents: ReadonlySet<string>;
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  /** Whether the step names patterns, too: what its inputs allow, they allow for all that these choose. */
  readonly hasPatterns: boolean;
  /** Which containers were to go for the sake of an image; none unless said. */
  readonly evicted?: EvictionRule['containers'];
  /** Sizes of the entries of an image's history, newest first, for images that may go; on the containerd store in a dry run only. */
  readonly history: ReadonlyMap<string, readonly number[]>;
}

/** All that is known afterwards of the images that were touched. `unknown`: the engine no longer said. */
export interface Aftermath {
  readonly images: ReadonlyMap<string, Image | 'absent' | 'unknown'>;
  readonly containers: readonly Container[];
}

/** What is to be removed. */
export function openTargets({
  targets,
  spared,
}: Pick<Survey, 'targets' | 'spared'>): readonly PresentTarget[] {
  return targets.filter((target): target is PresentTarget => target.kind !== 'absent' && !spared.has(target));
}
