import type { Engine } from '../engine/port.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Attempt, deletedBy, type Survey } from '../model/removal.ts';
import type { Goal } from '../plan/goal.ts';

/** More than one, since the last image before the goal can be a chance find that shares all it has. */
const MOST_IN_VAIN = 3;

export interface GoalWatch {
  /** Why no further image is removed, if so. */
  readonly whyStop: () => Promise<'enough' | 'no-room' | undefined>;
  /** Takes what was done to one image. */
  readonly note: (done: readonly Attempt[]) => void;
}

/**
 * Stops the removals when enough is free, or when the last images gave nothing back although each had a layer that no
 * other known image has: something else holds their layers, so every further image would be spent in vain. Only the
 * answers count, since others may write to the disk meanwhile.
 */
export function goalWatch({ bytes }: Goal, engine: Pick<Engine, 'disk'>, survey: Survey): GoalWatch {
  const holders = new Map<string, number>();
  for (const { layers = [] } of survey.images.values()) {
    for (const layer of new Set(layers)) holders.set(layer, (holders.get(layer) ?? 0) + 1);
  }
  let inVain = 0;
  return {
    whyStop: async () => {
      const disk = await engine.disk();
      if (disk !== undefined && disk.free >= bytes) return 'enough';
      return inVain >= MOST_IN_VAIN ? 'no-room' : undefined;
    },
    note: (done) => {
      if (!TRAITS[survey.engine.store].tellsDeletedLayers) return;
      for (const attempt of done) {
        const { layers = [] } = survey.images.get(attempt.target.image) ?? {};
        const deleted = deletedBy(attempt);
        if (layers.length === 0 || !deleted.includes(attempt.target.image)) continue;
        const gone = new Set(deleted);
        const isFreeing = layers.some((layer) => gone.has(layer));
        const isExpected = layers.some((layer) => holders.get(layer) === 1);
        if (isFreeing) inVain = 0;
        else if (isExpected) inVain += 1;
        for (const layer of new Set(layers)) holders.set(layer, (holders.get(layer) ?? 1) - 1);
      }
    },
  };
}
