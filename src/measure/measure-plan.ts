import type { Inputs } from '../inputs/inputs.ts';
import { type EngineFacts, minorOf, traitsOf } from '../model/engine-traits.ts';

/** How bytes are counted on one engine. It is decided here, once for a step, and carried as data. */
export interface MeasurePlan {
  /**
   * `deleted-layers`: the answers name them. `unheld-layers`: those that no image holds any more. `account`: what the engine
   * accounts for its images, before and after. `sizes`: what the removed images take, as a bound.
   */
  readonly kind: 'off' | 'deleted-layers' | 'unheld-layers' | 'account' | 'sizes';
  /** Which images must be known with their layers before the removals. */
  readonly layersOf: 'none' | 'chosen' | 'all';
  /** Whether the sizes of the layers of the chosen images must be known. */
  readonly needsHistory: boolean;
  /** Whether it must be known what each chosen image takes in all its variants. */
  readonly needsRoom: boolean;
}

/** The size of a store whose images are looked at in a moment. */
const FEW = 20;
/** To look at an image for an account costs half of what it costs to look it up and remove it (`npm run bench`). */
const STORE_TO_CHOSEN = 1.6;

export function measurePlan(
  { measure, dryRun }: Pick<Inputs, 'measure' | 'dryRun'>,
  { facts, storeSize }: { readonly facts: EngineFacts; readonly storeSize: number },
  chosen: number,
): MeasurePlan {
  const { bytesFrom, tellsDeletedLayers, tellsRoomSince } = traitsOf(facts);
  // An answer names layers beside images, and only the image's own layers tell which is which.
  const layersOfChosen = tellsDeletedLayers ? 'chosen' : 'none';
  if (measure === 'off')
    return { kind: 'off', layersOf: layersOfChosen, needsHistory: false, needsRoom: false };
  const predicted = { layersOf: 'all', needsHistory: true, needsRoom: true } as const;
  if (bytesFrom === 'deleted-layers')
    return { kind: bytesFrom, ...(dryRun ? predicted : { ...predicted, layersOf: layersOfChosen }) };
  const isWhole = measure === 'exact' || storeSize <= Math.max(FEW, STORE_TO_CHOSEN * chosen);
  if (bytesFrom === 'layers-that-nothing-holds')
    return isWhole || dryRun
      ? { kind: 'unheld-layers', ...predicted }
      : { kind: 'sizes', layersOf: 'none', needsHistory: false, needsRoom: false };
  // Older engines tell what an image takes in their account only.
  const isAccount = isWhole || minorOf(facts.apiVersion) < tellsRoomSince;
  const kind = isAccount ? 'account' : 'sizes';
  return dryRun
    ? { kind, ...predicted }
    : { kind, layersOf: 'none', needsHistory: false, needsRoom: !isAccount };
}
