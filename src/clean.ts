import { accountLayers, NOT_MEASURED, type Account } from './domain/account.ts';
import { forecast } from './domain/forecast.ts';
import type { Attempt } from './domain/attempt.ts';
import { judge } from './domain/judge.ts';
import { plan } from './domain/plan.ts';
import { predict } from './domain/predict.ts';
import type { HostReport } from './domain/report.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import { openEngine } from './engine/client.ts';
import { chooseEndpoint, type Surroundings } from './engine/endpoint.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import { connect } from './engine/transport.ts';
import { execute } from './execute.ts';
import type { Inputs } from './inputs/inputs.ts';
import { lookAfter } from './look.ts';
import { startMeter } from './measure.ts';
import { rehearseVariants, removeVariants } from './remove-variants.ts';
import { survey } from './survey.ts';
import { refusePlatforms, surveyVariants } from './variants.ts';

/** The look at what is left must not fall to the deadline that ended the removals. */
const LAST_LOOK_MS = 60_000;

/** One engine's walk: from what was asked for to what became of it. */
export async function clean(inputs: Inputs, surroundings: Surroundings): Promise<HostReport> {
  const choice = chooseEndpoint(surroundings);
  if ('problem' in choice) return problem('this runner', 'unsuitable', choice.problem);
  const { url } = choice.endpoint;
  const deadline = AbortSignal.timeout(inputs.timeoutMs);
  const transport = connect(choice.endpoint);
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
    // Only questions throw this; a removal that goes wrong is an answer. So nothing was removed.
    if (!(error instanceof EngineError)) throw error;
    return problem(url, 'trouble', `${error.message}; nothing was removed`);
  } finally {
    transport.close();
  }
}

async function walk(engine: Engine, inputs: Inputs, deadline: AbortSignal): Promise<HostReport> {
  if (inputs.platforms.length > 0) return walkVariants(engine, inputs, deadline);
  const before = await survey(inputs.images, engine, inputs.dryRun);
  const { attempts, aftermath, account } = inputs.dryRun
    ? rehearse(before, inputs)
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
    : await removeVariants(
        choices,
        engine,
        inputs.measure,
        deadline,
        engine.until(AbortSignal.timeout(LAST_LOOK_MS + inputs.timeoutMs)),
      );
  return { host: engine.host, engine: engine.facts, items, reclaimed };
}

interface Performance {
  readonly attempts: readonly Attempt[];
  readonly aftermath: Aftermath;
  readonly account: Account;
}

function rehearse(before: Survey, inputs: Inputs): Performance {
  const { attempts, aftermath } = predict(plan(before), before, inputs);
  if (inputs.measure === 'off') return { attempts, aftermath, account: NOT_MEASURED };
  const isGraphdriver = before.engine.store === 'graphdriver';
  const account = isGraphdriver ? accountLayers(before, attempts, aftermath) : forecast(before, attempts);
  return { attempts, aftermath, account };
}

async function perform(
  before: Survey,
  engine: Engine,
  inputs: Inputs,
  deadline: AbortSignal,
): Promise<Performance> {
  const meter = await startMeter(before, engine, inputs.measure);
  const attempts = await execute(plan(before), before, engine, inputs, deadline);
  const patient = engine.until(AbortSignal.timeout(LAST_LOOK_MS));
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
