import { orIfEngineFails } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Usage } from '../model/image.ts';
import { openTargets, type StateAfter, type Survey } from '../model/survey.ts';
import type { Attempt } from '../model/target.ts';
import { type Account, NOT_MEASURED, NOTHING_FREED, reclaimed } from './account.ts';
import { BUILD_CACHE_HOLDS, certaintyOfAccount, worse } from './certainty.ts';
import { forecast } from './forecast.ts';
import { accountHeld } from './unheld-layers.ts';
import { accountLayers } from './layers.ts';
import type { MeasurePlan } from './measure-plan.ts';
import { accountSizes, FEW_OF_MANY } from './sizes.ts';
import { accountUsage } from './usage.ts';

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
