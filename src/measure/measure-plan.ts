import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Container } from '../model/container.ts';
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

/** How bytes are counted on one engine. It is decided once for a step and carried as data. */
export interface MeasurePlan {
  /**
   * `deleted-layers`: the layers that the answers list. `unheld-layers`: the layers that no image holds any more.
   * `account`: the engine's account of its images, before and after. `sizes`: the sizes of the removed images, as an
   * upper bound.
   */
  readonly kind: 'off' | 'deleted-layers' | 'unheld-layers' | 'account' | 'sizes';
  /** Whose layers must be known before the removals. */
  readonly layersOf: 'none' | 'chosen' | 'all';
  /** Whether the sizes of the layers of the chosen images must be known. */
  readonly needsHistory: boolean;
  /** Whether the sizes of all variants of the chosen images must be known. */
  readonly needsVariantSizes: boolean;
}

/** The account of a store with so few images takes no noticeable time. */
const FEW = 20;

/** An image of a few hundred files takes five times as long to remove as to describe, and two accounts describe it twice. */
const STORE_TO_CHOSEN = 3;

export function measurePlan(
  { measure, dryRun }: Pick<Inputs, 'measure' | 'dryRun'>,
  { facts, storeSize }: { readonly facts: EngineFacts; readonly storeSize: number },
  chosen: number,
): MeasurePlan {
  const { bytesFrom, tellsDeletedLayers, tellsVariantSizesSince } = TRAITS[facts.store];
  // Answers list layers beside images, and the layers of the chosen image tell one from the other.
  const layersOfChosen = tellsDeletedLayers ? 'chosen' : 'none';
  if (measure === 'off')
    return { kind: 'off', layersOf: layersOfChosen, needsHistory: false, needsVariantSizes: false };
  const everything = { layersOf: 'all', needsHistory: true, needsVariantSizes: true } as const;
  if (bytesFrom === 'deleted-layers')
    return { kind: bytesFrom, ...(dryRun ? everything : { ...everything, layersOf: layersOfChosen }) };
  const isWhole = measure === 'exact' || storeSize <= Math.max(FEW, STORE_TO_CHOSEN * chosen);
  if (bytesFrom === 'layers-that-nothing-holds')
    return isWhole
      ? { kind: 'unheld-layers', ...everything }
      : { kind: 'sizes', layersOf: 'none', needsHistory: false, needsVariantSizes: false };
  // Older engines tell the size of an image only in their account.
  const isAccount = isWhole || minorOf(facts.apiVersion) < tellsVariantSizesSince;
  const kind = isAccount ? 'account' : 'sizes';
  return dryRun
    ? { kind, ...everything }
    : { kind, layersOf: 'none', needsHistory: false, needsVariantSizes: !isAccount };
}

/** Is created before the removals and asks after them. An engine that fails to count does not stop the removals. */
export type Meter = (engine: Pick<Engine, 'usage' | 'containers'>) => Promise<Reading>;

/** What was asked after the removals, made an account by what they did. */
type Reading = (attempts: readonly Attempt[], stateAfter: StateAfter) => Account;

const always = (reading: Reading): Meter => {
  return () => Promise.resolve(reading);
};

/** @param known the account of the store before the removals, if the engine was already asked */
export async function startMeter(
  plan: MeasurePlan,
  survey: Survey,
  engine: Pick<Engine, 'usage'>,
  known: Usage | undefined,
): Promise<Meter> {
  if (plan.kind === 'off') return always(() => NOT_MEASURED);
  if (openTargets(survey).length === 0) return always(() => NOTHING_FREED);
  if (plan.kind !== 'account') {
    const { kind } = plan;
    return always((attempts, stateAfter) => COUNTS[kind](survey, attempts, stateAfter, plan));
  }
  const before = known ?? (await orIfEngineFails(engine.usage(), undefined));
  if (before === undefined) return always(() => NOT_MEASURED);
  return async (engineForLook) => {
    const after = await orIfEngineFails(engineForLook.usage(), undefined);
    // After the account, since a container that came before it is in its figure.
    const containers = await orIfEngineFails(engineForLook.containers(), undefined);
    return (attempts, stateAfter) =>
      accountUsage(before, after, survey, attempts, {
        ...stateAfter,
        containers: containers ?? stateAfter.containers,
      });
  };
}

type Count = (
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  plan: MeasurePlan,
) => Account;

/** The kinds that ask the engine nothing beyond the survey. */
const COUNTS: Readonly<Record<Exclude<MeasurePlan['kind'], 'off' | 'account'>, Count>> = {
  'deleted-layers': accountLayers,
  'unheld-layers': accountHeld,
  sizes: accountSizes,
};

/** What else on the engine decides how sure a prediction is. */
interface Surroundings {
  readonly hasBuildCache: boolean;
  /** Also those that are removed first. */
  readonly containersBefore: readonly Container[];
}

/** Predicts what the same plan will count after the removals. It never says `exact` where the run says less. */
export function predictAccount(
  plan: MeasurePlan,
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  { hasBuildCache, containersBefore }: Surroundings,
): Account {
  const { kind } = plan;
  switch (kind) {
    case 'off':
      return NOT_MEASURED;
    case 'unheld-layers':
      return accountHeld(survey, attempts, stateAfter);
    case 'deleted-layers': {
      const { total, byAttempt } = accountLayers(survey, attempts, stateAfter);
      const { bytes = 0, method } = total;
      // The engine does not tell which layers the build cache holds.
      const isOnlyBound = hasBuildCache && method === 'exact';
      return {
        total: isOnlyBound ? reclaimed(bytes, 'upper-bound', BUILD_CACHE_HOLDS.reason) : total,
        byAttempt,
      };
    }
    case 'account':
    case 'sizes': {
      if (kind === 'sizes' && !plan.needsVariantSizes)
        return accountSizes(survey, attempts, stateAfter, plan);
      const certainty = certaintyOfAccount(
        survey.engine,
        hasBuildCache,
        containersBefore,
        stateAfter.containers,
      );
      const best =
        kind === 'sizes' ? worse(certainty, { method: 'upper-bound', reason: FEW_OF_MANY }) : certainty;
      return forecast(survey, attempts, best);
    }
  }
}
