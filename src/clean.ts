import { accountLayers, NOT_MEASURED, type Account } from './domain/account.ts';
import { forecast } from './domain/forecast.ts';
import type { Attempt } from './domain/attempt.ts';
import { judge, notReached } from './domain/judge.ts';
import { plan } from './domain/plan.ts';
import { predict, type RemovalOptions } from './domain/predict.ts';
import type { HostReport } from './domain/report.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import { openEngine } from './engine/client.ts';
import type { Surroundings } from './engine/endpoint.ts';
import { EngineError } from './engine/errors.ts';
import { chooseEndpoint } from './engine/hosts/choose.ts';
import type { Engine } from './engine/port.ts';
import { connect } from './engine/transport.ts';
import { execute } from './execute.ts';
import type { Inputs } from './inputs/inputs.ts';
import { lookAfter, patiently, unlessSilent } from './look.ts';
import { startMeter } from './measure.ts';
import { rehearseVariants, removeVariants } from './remove-variants.ts';
import { survey } from './survey.ts';
import { refusePlatforms, surveyVariants } from './variants.ts';

/** One engine's walk: from what was asked for to what became of it. */
export async function clean(inputs: Inputs, surroundings: Surroundings): Promise<HostReport> {
  const choice = chooseEndpoint(surroundings);
  if ('problem' in choice) return problem('this runner', 'unsuitable', choice.problem);
  const { url } = choice.endpoint;
  const deadline = AbortSignal.timeout(inputs.timeoutMs);
  const transport = await connect(choice.endpoint, surroundings);
  try {
    let engine: Engine;
    try {
      engine = await openEngine(transport, deadline);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return problem(url, error.fault === 'unsuitable' ? 'unsuitable' : 'no-engine', error.message);
    }
    return await walk(engine, inputs, deadline);
  } catch (error) {
    // Only questions that come before the first removal throw this; a removal that goes wrong is an answer.
    if (!(error instanceof EngineError)) throw error;
    const message = `${error.message}; nothing was removed`;
    return {
      ...problem(url, 'trouble', message),
      items: inputs.images.map((item) => notReached(item, error.message)),
    };
  } finally {
    transport.close();
  }
}

async function walk(engine: Engine, inputs: Inputs, deadline: AbortSignal): Promise<HostReport> {
  if (inputs.platforms.length > 0) return walkVariants(engine, inputs, deadline);
  const before = await survey(inputs.images, engine, inputs);
  const { attempts, aftermath, account } = inputs.dryRun
    ? await rehearse(before, engine, inputs.measure, inputs)
    : await perform(before, engine, inputs, deadline);
  return {
    host: engine.host,
    engine: engine.facts,
    items: judge(before, attempts, aftermath, account),
    reclaimed: account.total,
  };
}

async function walkVariants(engine: Engine, inputs: Inputs, deadline: AbortSignal): Promise<HostReport> {
  refusePlatforms(engine.facts, inputs.platforms.map(({ requested }) => requested).join(', '));
  const choices = await surveyVariants(inputs, engine);
  const { items, reclaimed } = inputs.dryRun
    ? rehearseVariants(choices, inputs.measure)
    : await removeVariants(choices, engine, inputs.measure, deadline);
  return { host: engine.host, engine: engine.facts, items, reclaimed };
}

interface Performance {
  readonly attempts: readonly Attempt[];
  readonly aftermath: Aftermath;
  readonly account: Account;
}

async function rehearse(
  before: Survey,
  engine: Engine,
  measure: Inputs['measure'],
  options: RemovalOptions,
): Promise<Performance> {
  const { attempts, aftermath } = predict(plan(before), before, options);
  if (measure === 'off') return { attempts, aftermath, account: NOT_MEASURED };
  // The build cache holds layers too, and which ones nobody tells.
  const hasBuildCache = await unlessSilent(engine.hasBuildCache(), true);
  const isGraphdriver = before.engine.store === 'graphdriver';
  const account = isGraphdriver
    ? accountLayers(before, attempts, aftermath)
    : forecast(before, attempts, hasBuildCache);
  return { attempts, aftermath, account: isGraphdriver && hasBuildCache ? asLimit(account) : account };
}

function asLimit({ total, byAttempt }: Account): Account {
  const isExact = total.method === 'exact' && total.bytes !== 0;
  return { total: isExact ? { ...total, method: 'upper-bound' } : total, byAttempt };
}

async function perform(
  before: Survey,
  engine: Engine,
  inputs: Inputs,
  deadline: AbortSignal,
): Promise<Performance> {
  const meter = await startMeter(before, engine, inputs.measure);
  const attempts = await execute(plan(before), before, engine, inputs, deadline);
  const patient = patiently(engine);
  const aftermath = await lookAfter(before, attempts, patient);
  return { attempts, aftermath, account: await meter(attempts, aftermath, patient) };
}

function problem(
  host: string,
  kind: NonNullable<HostReport['problem']>['kind'],
  message: string,
): HostReport {
  return { host, items: [], reclaimed: { method: 'off' }, problem: { kind, message } };
}
