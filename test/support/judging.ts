import { NOT_MEASURED, type Account } from '../../src/measure/account.ts';
import type { Container } from '../../src/model/container.ts';
import type { Image } from '../../src/model/image.ts';
import type { StateAfter, Survey } from '../../src/model/removal.ts';
import type { Attempt, PresentTarget, RemovalAnswer } from '../../src/model/removal.ts';
import { verdictsOf } from '../../src/report/verdicts.ts';
import { afterwards, anAttempt, anImage, aSurvey, byName, full, id, removed, type World } from './build.ts';

export const gone: RemovalAnswer = { kind: 'gone', message: 'No such image: app:1' };
export const conflict: RemovalAnswer = { kind: 'conflict', message: 'conflict: unable to remove' };
export const error: RemovalAnswer = { kind: 'error', message: 'disk on fire', broken: false };
export const took = removed([full('app:1')], [id('1')]);

/** The verdicts on what was attempted. */
export function verdictsAfter(
  survey: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
  account: Account,
) {
  return verdictsOf({ survey, attempts, stateAfter, account });
}

interface After {
  readonly now: Image | 'absent' | 'unknown' | undefined;
  readonly containers?: readonly Container[];
}

/** One target, one answer, and what is there afterwards. */
export function verdict(
  target: PresentTarget,
  answer: RemovalAnswer,
  { now, containers = [] }: After,
  world: World = {},
) {
  const survey = aSurvey({ images: [anImage('1', ['app:1'])], targets: [target], ...world });
  const stateAfter = afterwards(now === undefined ? [] : [['1', now]], containers);
  const [outcome] = verdictsAfter(survey, [anAttempt(target, answer)], stateAfter, NOT_MEASURED);
  return outcome;
}

export const name = byName('app:1', '1');
export const stays = anImage('1', ['app:1']);
export const bare = anImage('1');
