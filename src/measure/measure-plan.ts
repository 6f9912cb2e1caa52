import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import type { Usage } from '../model/image.ts';
import { type Attempt, openTargets, type StateAfter, type Survey } from '../model/removal.ts';
import { minorOf } from '../model/text.ts';
import { type Account, accountLayers, NOT_MEASURED, NOTHING_FREED, reclaimed } from './account.ts';
import { BUILD_CACHE_HOLDS, certaintyOfAccount, worse } from './certainty.ts';
import { forecast } from './forecast.ts';
import { accountSizes, FEW_OF_MANY } from './sizes.ts';
import { accountHeld } from './unheld-layers.ts';
import { accountUsage } from './usage.ts';

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
  readonly needsVariantSizes: boolean;
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
  const { bytesFrom, tellsDeletedLayers, tellsVariantSizesSince } = TRAITS[facts.store];
  // An answer names layers beside images, and only the image's own layers tell which is which.
  const layersOfChosen = tellsDeletedLayers ? 'chosen' : 'none';
  if (measure === 'off')
    return { kind: 'off', layersOf: layersOfChosen, needsHistory: false, needsVariantSizes: false };
  const predicted = { layersOf: 'all', needsHistory: true, needsVariantSizes: true } as const;
  if (bytesFrom === 'deleted-layers')
    return { kind: bytesFrom, ...(dryRun ? predicted : { ...predicted, layersOf: layersOfChosen }) };
  const isWhole = measure === 'exact' || storeSize <= Math.max(FEW, STORE_TO_CHOSEN * chosen);
  if (bytesFrom === 'layers-that-nothing-holds')
    return isWhole || dryRun
      ? { kind: 'unheld-layers', ...predicted }
      : { kind: 'sizes', layersOf: 'none', needsHistory: false, needsVariantSizes: false };
  // Older engines tell what an image takes in their account only.
  const isAccount = isWhole || minorOf(facts.apiVersion) < tellsVariantSizesSince;
  const kind = isAccount ? 'account' : 'sizes';
  return dryRun
    ? { kind, ...predicted }
    : { kind, layersOf: 'none', needsHistory: false, needsVariantSizes: !isAccount };
}

/** Started before the removals, asked after them. An engine that cannot count is no reason not to remove. */
export type Meter = (
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  engine: Pick<Engine, 'usage'>,
) => Promise<Account>;

/** @param known the account of the store from before, where it was asked for already */
export async function startMeter(
  plan: MeasurePlan,
  survey: Survey,
  engine: Pick<Engine, 'usage'>,
  known: Usage | undefined,
): Promise<Meter> {
  if (plan.kind === 'off') return () => Promise.resolve(NOT_MEASURED);
  if (openTargets(survey).length === 0) return () => Promise.resolve(NOTHING_FREED);
  if (plan.kind !== 'account') {
    const { kind } = plan;
    return (attempts, stateAfter) => Promise.resolve(COUNTS[kind](survey, attempts, stateAfter, plan));
  }
  const before = known ?? (await orIfEngineFails(engine.usage(), undefined));
  if (before === undefined) return () => Promise.resolve(NOT_MEASURED);
  return async (attempts, stateAfter, patient) =>
    accountUsage(before, await orIfEngineFails(patient.usage(), undefined), survey, attempts, stateAfter);
}

type Count = (
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  plan: MeasurePlan,
) => Account;

/** What needs no other question than the survey asked already. */
const COUNTS: Readonly<Record<Exclude<MeasurePlan['kind'], 'off' | 'account'>, Count>> = {
  'deleted-layers': accountLayers,
  'unheld-layers': accountHeld,
  sizes: accountSizes,
};

/** What the same plan will count when the predicted removals are done. It never says `exact` of what the run calls less. */
export function predictAccount(
  { kind }: MeasurePlan,
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  hasBuildCache: boolean,
): Account {
  switch (kind) {
    case 'off':
      return NOT_MEASURED;
    case 'unheld-layers':
      return accountHeld(survey, attempts, stateAfter);
    case 'deleted-layers': {
      const { total, byAttempt } = accountLayers(survey, attempts, stateAfter);
      const { bytes = 0, method } = total;
      // Which layers the build cache holds, nobody tells.
      const isLess = hasBuildCache && method === 'exact';
      return { total: isLess ? reclaimed(bytes, 'upper-bound', BUILD_CACHE_HOLDS.reason) : total, byAttempt };
    }
    case 'account':
    case 'sizes': {
      const certainty = certaintyOfAccount(
        survey.engine,
        hasBuildCache,
        survey.containers,
        stateAfter.containers,
      );
      const best =
        kind === 'sizes' ? worse(certainty, { method: 'upper-bound', reason: FEW_OF_MANY }) : certainty;
      return forecast(survey, attempts, best);
    }
  }
}
