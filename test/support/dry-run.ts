import { expect } from 'vitest';
import { planRemovals } from '../../src/plan/order.ts';
import type { RemovalOptions, Target } from '../../src/model/removal.ts';
import { predict } from '../../src/plan/predict.ts';
import { referencesOf } from '../../src/model/image.ts';
import { aSurvey, id, type World } from './build.ts';

export const withoutForce: RemovalOptions = { force: false, noPrune: false };
export const force: RemovalOptions = { force: true, noPrune: false };

/** The predicted answers, and the names that each image has afterwards. */
export function predicted(world: World & { targets: readonly Target[] }, options: RemovalOptions) {
  const survey = aSurvey(world);
  const { attempts, stateAfter } = predict(planRemovals(survey), survey, options);
  const left = [...stateAfter.images].map(
    ([image, state]) => [image, typeof state === 'string' ? state : referencesOf(state)] as const,
  );
  return { answers: attempts.map(({ answer }) => answer), left: new Map(left) };
}

export const imageId = id('1');
export const twoLayers = [id('a1'), id('a2')];
export const removed = (untagged: readonly string[], deleted: readonly string[]) => ({
  kind: 'removed',
  untagged,
  deleted,
});
export const refused = { kind: 'conflict', message: expect.stringMatching(/./) };
