import type { SeededEngine } from '../../../scripts/engines/seed/seeded-engine.ts';
import type { EngineKind } from '../../../src/model/engine-traits.ts';

/** IDs and names of what was seeded, by the words that stand for them in a case. */
export type Ids = Readonly<Record<string, string>>;

/** Podman may be left out where it refuses the inputs. */
export type PerStore<Value> =
  Value | Readonly<Record<Exclude<EngineKind, 'podman'>, Value> & { podman?: Value }>;

export interface Case {
  readonly name: string;
  readonly seed: (engine: SeededEngine) => Promise<Ids>;
  /** `{app}` stands for what the seed calls `app`. */
  readonly images: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  /** One for each item: a verdict, for a conflict with its kind. */
  readonly verdicts: PerStore<readonly string[]>;
  /** The tags of what is left, and `{app}` for an image without one. */
  readonly left: PerStore<readonly string[]>;
}
