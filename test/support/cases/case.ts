import type { EngineKind } from '../../../src/model/engine-traits.ts';
import type { StorePlan } from './store-plan.ts';

/** Podman may be left out where it refuses the inputs. */
export type PerStore<Value> =
  Value | Readonly<Record<Exclude<EngineKind, 'podman'>, Value> & { podman?: Value }>;

export interface Case {
  readonly name: string;
  readonly store: StorePlan;
  /** `{app}` stands for the image that the store calls `app`. */
  readonly images: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  /** One for each item: a verdict, for a conflict with its kind. */
  readonly verdicts: PerStore<readonly string[]>;
  /** The tags of what is left, and `{app}` for an image without one. */
  readonly left: PerStore<readonly string[]>;
}

export function forStore<Value>(value: PerStore<readonly Value[]>, store: EngineKind): readonly Value[] {
  const its = 'graphdriver' in value ? value[store] : value;
  if (its === undefined) throw new Error('the table does not say what Podman does');
  return its;
}
