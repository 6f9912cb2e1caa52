import { accountLayers, NOT_MEASURED, type Account } from './domain/account.ts';
import type { Answer, Attempt } from './domain/attempt.ts';
import { forecast } from './domain/forecast.ts';
import { plan, type Plan } from './domain/plan.ts';
import { predict, refusedBeforehand } from './domain/predict.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import type { PresentTarget } from './domain/target.ts';
import type { Engine } from './engine/port.ts';
import { execute } from './execute.ts';
import type { Inputs } from './inputs/inputs.ts';
import { lookAfter, patiently, unlessSilent } from './look.ts';
import { startMeter } from './measure.ts';
import type { Safe } from './safe.ts';

export interface Performance {
  readonly attempts: readonly Attempt[];
  readonly aftermath: Aftermath;
  readonly account: Account;
  /** Where each image was saved. */
  readonly files: ReadonlyMap<string, string>;
}

const NO_FILES: ReadonlyMap<string, string> = new Map();

/** What would be, foretold. */
export async function rehearse(before: Survey, engine: Engine, inputs: Inputs): Promise<Performance> {
  const { attempts, aftermath } = predict(plan(before), before, inputs);
  if (inputs.measure === 'off') return { attempts, aftermath, account: NOT_MEASURED, files: NO_FILES };
  // The build cache holds layers too, and which ones nobody tells.
  const hasBuildCache = await unlessSilent(engine.hasBuildCache(), true);
  const isGraphdriver = before.engine.store === 'graphdriver';
  const account = isGraphdriver
    ? accountLayers(before, attempts, aftermath)
    : forecast(before, attempts, hasBuildCache);
  const limited = isGraphdriver && hasBuildCache ? asLimit(account) : account;
  return { attempts, aftermath, account: limited, files: NO_FILES };
}

function asLimit({ total, byAttempt }: Account): Account {
  const isExact = total.method === 'exact' && total.bytes !== 0;
  return { total: isExact ? { ...total, method: 'upper-bound' } : total, byAttempt };
}

/** What is. */
export async function perform(
  before: Survey,
  engine: Engine,
  inputs: Inputs,
  deadline: AbortSignal,
): Promise<Performance> {
  const meter = await startMeter(before, engine, inputs.measure);
  const removals = plan(before);
  const safe = await safeFor(removals, before, engine, inputs, deadline);
  const precaution = async (target: PresentTarget): Promise<Answer | undefined> =>
    refusedBeforehand(target, before, inputs) ?? (await safe?.precaution(target));
  const attempts = await execute(removals, before, engine, inputs, deadline, precaution);
  const patient = patiently(engine);
  const aftermath = await lookAfter(before, attempts, patient);
  const account = await meter(attempts, aftermath, patient);
  return { attempts, aftermath, account, files: safe?.files ?? NO_FILES };
}

/** Reading archives takes code that only a backup needs, so it is loaded for one. */
async function safeFor(
  removals: Plan,
  before: Survey,
  engine: Engine,
  inputs: Inputs,
  deadline: AbortSignal,
): Promise<Safe | undefined> {
  if (inputs.backup === undefined) return undefined;
  const { openSafe } = await import('./safe.ts');
  return openSafe(inputs.backup, removals, before, engine, inputs, deadline);
}
