import { NOT_MEASURED } from '../../src/domain/account.ts';
import type { Answer } from '../../src/domain/attempt.ts';
import { judge } from '../../src/domain/judge.ts';
import type { Container, Image } from '../../src/domain/store.ts';
import type { PresentTarget } from '../../src/domain/target.ts';
import { afterwards, anAttempt, anImage, aSurvey, byName, full, id, removed, type World } from './build.ts';

export const gone: Answer = { kind: 'gone', message: 'No such image: app:1' };
export const conflict: Answer = { kind: 'conflict', message: 'conflict: unable to remove' };
export const error: Answer = { kind: 'error', message: 'disk on fire', broken: false };
export const took = removed([full('app:1')], [id('1')]);

interface After {
  readonly now: Image | 'absent' | 'unknown' | undefined;
  readonly containers?: readonly Container[];
}

/** One target, one answer, and what is there afterwards. */
export function verdict(
  target: PresentTarget,
  answer: Answer,
  { now, containers = [] }: After,
  world: World = {},
) {
  const survey = aSurvey({ images: [anImage('1', ['app:1'])], targets: [target], ...world });
  const aftermath = afterwards(now === undefined ? [] : [['1', now]], containers);
  const [outcome] = judge(survey, [anAttempt(target, answer)], aftermath, NOT_MEASURED);
  return outcome;
}

export const name = byName('app:1', '1');
export const stays = anImage('1', ['app:1']);
export const bare = anImage('1');
