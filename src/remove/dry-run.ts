import { orIfEngineFails } from '../engine/errors.ts';
import { type Account, NOT_MEASURED } from '../measure/account.ts';
import { forecast } from '../measure/forecast.ts';
import { accountHeld } from '../measure/held-layers.ts';
import { accountLayers } from '../measure/layers.ts';
import type { StateAfter, Survey } from '../model/survey.ts';
import { type Attempt, notSent } from '../model/target.ts';
import type { Goal } from '../plan/goal.ts';
import type { Plan } from '../plan/order.ts';
import { predict } from '../plan/predict.ts';
import { intention, type RemovalResult, type Stage } from './performance.ts';

/** What would be, foretold. */
export async function dryRun(full: Survey, { engine, inputs, rule, goal }: Stage): Promise<RemovalResult> {
  const { survey, removals, evicting } = intention(full, inputs, rule, goal);
  // The build cache holds layers too, and which ones nobody tells.
  const hasBuildCache = inputs.measure !== 'off' && (await orIfEngineFails(engine.hasBuildCache(), true));
  const tell = (attempts: readonly Attempt[], aftermath: StateAfter): Account => {
    if (inputs.measure === 'off') return NOT_MEASURED;
    const { store } = survey.engine;
    if (store === 'containerd') return forecast(survey, attempts, hasBuildCache);
    if (store === 'podman') return accountHeld(survey, attempts, aftermath);
    const account = accountLayers(survey, attempts, aftermath);
    return hasBuildCache ? asLimit(account) : account;
  };
  const foretold = predictUntil(goal, removals, (some) => {
    const { attempts, aftermath } = predict(some, survey, inputs);
    return { attempts, aftermath, account: tell(attempts, aftermath) };
  });
  // Those whose image's turn will come.
  const reached = foretold.attempts.filter(({ answer }) => answer.kind !== 'not-sent');
  const due = new Set(reached.flatMap(({ target }) => evicting.get(target.image) ?? []));
  const evicted = full.containers.filter((container) => due.has(container));
  return { survey, ...foretold, evicted, stopping: [], files: new Map() };
}

function asLimit({ total, byAttempt }: Account): Account {
  const isExact = total.method === 'exact' && total.bytes !== 0;
  return { total: isExact ? { ...total, method: 'upper-bound' } : total, byAttempt };
}

interface Prediction {
  readonly attempts: readonly Attempt[];
  readonly aftermath: StateAfter;
  readonly account: Account;
}

/** Foretells as much of a plan as is needed to reach the goal; all of it where nobody can tell how much that is. */
export function predictUntil(
  goal: Goal | undefined,
  removals: Plan,
  foretell: (some: Plan) => Prediction,
): Prediction {
  const whole = foretell(removals);
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
  const spared = removals.slice(count).flat();
  const rest = spared
    .flatMap(({ steps }) => steps)
    .map((target): Attempt => ({ target, answer: notSent('enough') }));
  const { attempts, aftermath, account } = foretell(needed);
  return { attempts: [...attempts, ...rest], aftermath, account };
}
