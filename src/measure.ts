import { accountUsage } from './domain/account-usage.ts';
import { accountLayers, NOT_MEASURED, NOTHING_FREED, type Account } from './domain/account.ts';
import type { Attempt } from './domain/attempt.ts';
import type { Survey } from './domain/survey.ts';
import type { Engine } from './engine/port.ts';
import { unlessSilent } from './look.ts';

/** Started before the removals, asked after them. An engine that cannot count is no reason not to remove. */
export type Meter = (attempts: readonly Attempt[], engine: Engine) => Promise<Account>;

export async function startMeter(
  survey: Survey,
  engine: Engine,
  measure: 'auto' | 'exact' | 'off',
): Promise<Meter> {
  if (measure === 'off') return () => Promise.resolve(NOT_MEASURED);
  if (survey.targets.every(({ kind }) => kind === 'absent')) return () => Promise.resolve(NOTHING_FREED);
  if (survey.engine.store === 'graphdriver') {
    return (attempts) => Promise.resolve(accountLayers(survey, attempts));
  }
  const before = await unlessSilent(engine.usage(), undefined);
  if (before === undefined) return () => Promise.resolve(NOT_MEASURED);
  return async (attempts, patient) =>
    accountUsage(before, await unlessSilent(patient.usage(), undefined), survey, attempts);
}
