import { expect } from 'vitest';
import { planRemovals } from '../../src/plan/order.ts';
import type { RemovalOptions } from '../../src/model/removal.ts';
import { predict } from '../../src/plan/predict.ts';
import { referencesOf } from '../../src/model/image.ts';
import type { Target } from '../../src/model/removal.ts';
import { aSurvey, id, type World } from './build.ts';

export const gentle: RemovalOptions = { force: false, noPrune: false };
export const force: RemovalOptions = { force: true, noPrune: false };

/** The answers in short, and the names of what is left of the images. */
export function outcome(world: World & { targets: readonly Target[] }, options: RemovalOptions) {
  const survey = aSurvey(world);
  const { attempts, stateAfter } = predict(planRemovals(survey), survey, options);
  const left = [...stateAfter.images].map(
    ([image, state]) => [image, typeof state === 'string' ? state : referencesOf(state)] as const,
  );
  return { answers: attempts.map(({ answer }) => answer), left: new Map(left) };
}

export const one = id('1');
export const chain = [id('a1'), id('a2')];
export const removed = (untagged: readonly string[], deleted: readonly string[]) => ({
  kind: 'removed',
  untagged,
  deleted,
});
export const refused = { kind: 'conflict', message: expect.stringMatching(/./) };
