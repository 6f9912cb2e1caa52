import type { Answer, Attempt } from './domain/attempt.ts';
import type { Group, Plan } from './domain/plan.ts';
import type { Store } from './domain/store.ts';
import type { PresentTarget } from './domain/target.ts';
import { notSent, type Ending } from './ending.ts';
import { inParallel } from './parallel.ts';

/** On the containerd store removals that overlap share the collection passes; on the other the engine's lock decides. */
const REMOVALS_AT_ONCE: Readonly<Record<Store, number>> = { graphdriver: 8, containerd: 64, podman: 4 };

export interface Conduct {
  /** Never throws: whatever happens to a removal is an answer. */
  readonly remove: (target: PresentTarget) => Promise<Answer>;
  readonly ending: Ending;
  /** Whether the rest may stay; then images go one after another. */
  readonly enough: (() => Promise<boolean>) | undefined;
  readonly onDone: (done: readonly Attempt[]) => void;
}

/** Applies a plan. Whatever happens to one removal, the others are tried. */
export async function execute(
  plan: Plan,
  store: Store,
  { remove, ending, enough, onDone }: Conduct,
): Promise<readonly Attempt[]> {
  const attempts: (readonly Attempt[])[] = [];
  const limit = enough === undefined ? REMOVALS_AT_ONCE[store] : 1;
  const applyGroup = async ({ steps }: Group): Promise<readonly Attempt[]> => {
    const isEnough = !ending.over.aborted && (await enough?.()) === true;
    const done: Attempt[] = [];
    for (const target of steps) {
      done.push({ target, answer: isEnough ? notSent('enough') : await remove(target) });
    }
    onDone(done);
    return done;
  };
  for (const wave of plan) attempts.push((await inParallel(limit, wave, applyGroup)).flat());
  return attempts.flat();
}
