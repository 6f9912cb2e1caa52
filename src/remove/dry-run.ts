import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import type { Account } from '../measure/account.ts';
import { predictAccount } from '../measure/measure-plan.ts';
import { type Attempt, notSent, type StateAfter, type Survey } from '../model/removal.ts';
import type { Goal } from '../plan/goal.ts';
import type { Plan } from '../plan/order.ts';
import { predict } from '../plan/predict.ts';
import { planLines } from './debug-lines.ts';
import { lookBeside } from './look-beside.ts';
import { planFor, type RemovalResult } from './perform.ts';

/** Predicts what `perform` would do. Asks the engine nothing that changes anything. */
export async function dryRun(
  fullSurvey: Survey,
  session: EngineSession,
  { rule, measure }: Choice,
  goal: Goal | undefined,
): Promise<RemovalResult> {
  const planned = planFor(fullSurvey, session, rule, goal);
  session.debug?.(planLines(planned));
  const { survey, plan, containersFirst, containersAnyway } = planned;
  const hasBuildCache =
    measure.kind !== 'off' && (await orIfEngineFails(session.engine.buildCache(), undefined))?.length !== 0;
  const predicted = predictUntil(goal, plan, (waves) => {
    const { attempts, stateAfter } = predict(waves, survey, session.inputs);
    const account = predictAccount(measure, survey, attempts, stateAfter, {
      hasBuildCache,
      containersBefore: fullSurvey.containers,
    });
    return { attempts, stateAfter, account };
  });
  // A container goes only for an image whose removal will be sent.
  const sent = predicted.attempts.filter(({ answer }) => answer.kind !== 'not-sent');
  const going = new Set([
    ...containersAnyway,
    ...sent.flatMap(({ target }) => containersFirst.get(target.image) ?? []),
  ]);
  const containersRemoved = fullSurvey.containers.filter((container) => going.has(container));
  return {
    survey,
    ...predicted,
    containersRemoved,
    containersStopping: [],
    containersNotRemoved: [],
    beside:
      rule.baseline === undefined
        ? undefined
        : await lookBeside(withTimeToLook(session.engine, session.deadline), rule.baseline),
    files: new Map(),
  };
}

interface Prediction {
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
  readonly account: Account;
}

/** Predicts as much of a plan as reaches the goal. Predicts all of it where the bytes are unknown. */
function predictUntil(
  goal: Goal | undefined,
  plan: Plan,
  predictWaves: (waves: Plan) => Prediction,
): Prediction {
  const whole = predictWaves(plan);
  if (goal === undefined || whole.account.total.bytes === undefined) return whole;
  const freedByImage = new Map<string, number>();
  for (const [{ target }, bytes] of whole.account.byAttempt) {
    freedByImage.set(target.image, (freedByImage.get(target.image) ?? 0) + bytes);
  }
  let free = goal.disk.free;
  let count = 0;
  for (const wave of plan) {
    if (free >= goal.bytes) break;
    for (const { image } of wave) free += freedByImage.get(image) ?? 0;
    count += 1;
  }
  const notNeeded = plan
    .slice(count)
    .flat()
    .flatMap(({ steps }) => steps)
    .map((target): Attempt => ({ target, answer: notSent('enough') }));
  const { attempts, stateAfter, account } = predictWaves(plan.slice(0, count));
  return { attempts: [...attempts, ...notNeeded], stateAfter, account };
}
