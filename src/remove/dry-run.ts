import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails } from '../engine/deadline.ts';
import type { Account } from '../measure/account.ts';
import { predictAccount } from '../measure/measure-plan.ts';
import { type Attempt, notSent, type StateAfter, type Survey } from '../model/removal.ts';
import type { Goal } from '../plan/goal.ts';
import type { Plan } from '../plan/order.ts';
import { predict } from '../plan/predict.ts';
import { planFor, type RemovalResult } from './perform.ts';

/** Predicts the removal. */
export async function dryRun(
  all: Survey,
  session: EngineSession,
  { rule, measure }: Choice,
  goal: Goal | undefined,
): Promise<RemovalResult> {
  const { survey, plan, containersFirst } = planFor(all, session, rule, goal);
  const hasBuildCache =
    measure.kind !== 'off' && (await orIfEngineFails(session.engine.hasBuildCache(), true));
  const predicted = predictUntil(goal, plan, (some) => {
    const { attempts, stateAfter } = predict(some, survey, session.inputs);
    const account = predictAccount(measure, survey, attempts, stateAfter, hasBuildCache);
    return { attempts, stateAfter, account };
  });
  // Those whose image's turn will come.
  const reached = predicted.attempts.filter(({ answer }) => answer.kind !== 'not-sent');
  const due = new Set(reached.flatMap(({ target }) => containersFirst.get(target.image) ?? []));
  const containersRemoved = all.containers.filter((container) => due.has(container));
  return { survey, ...predicted, containersRemoved, containersStopping: [], files: new Map() };
}

interface Prediction {
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
  readonly account: Account;
}

/** Predicts as much of a plan as is needed to reach the goal; all of it where nobody can tell how much that is. */
function predictUntil(
  goal: Goal | undefined,
  removals: Plan,
  predictSome: (some: Plan) => Prediction,
): Prediction {
  const whole = predictSome(removals);
  if (goal === undefined || whole.account.total.bytes === undefined) return whole;
  const { free } = goal.disk;
  const freed = new Map<string, number>();
  for (const [attempt, bytes] of whole.account.byAttempt) {
    freed.set(attempt.target.image, (freed.get(attempt.target.image) ?? 0) + bytes);
  }
  let sum = free;
  let count = 0;
  for (const wave of removals) {
    if (sum >= goal.bytes) break;
    for (const { image } of wave) sum += freed.get(image) ?? 0;
    count += 1;
  }
  const needed = removals.slice(0, count);
  const left = removals.slice(count).flat();
  const rest = left
    .flatMap(({ steps }) => steps)
    .map((target): Attempt => ({ target, answer: notSent('enough') }));
  const { attempts, stateAfter, account } = predictSome(needed);
  return { attempts: [...attempts, ...rest], stateAfter, account };
}
