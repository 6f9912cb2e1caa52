import type { Account } from './domain/account.ts';
import type { Attempt } from './domain/attempt.ts';
import type { Plan } from './domain/plan.ts';
import type { Aftermath } from './domain/survey.ts';
import { notSent } from './ending.ts';
import type { Goal } from './until-free.ts';

interface Foretold {
  readonly attempts: readonly Attempt[];
  readonly aftermath: Aftermath;
  readonly account: Account;
}

/** Foretells as much of a plan as is needed to reach the goal; all of it where nobody can tell how much that is. */
export function rehearseUntil(
  goal: Goal | undefined,
  removals: Plan,
  foretell: (some: Plan) => Foretold,
): Foretold {
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
