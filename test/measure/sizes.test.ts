import { describe, expect, it } from 'vitest';
import { accountSizes, FEW_OF_MANY } from '../../src/measure/sizes.ts';
import type { Attempt } from '../../src/model/removal.ts';
import {
  afterwards,
  anAttempt,
  anImage,
  aSurvey,
  byId,
  byName,
  full,
  id,
  removed,
} from '../support/build.ts';

function deletes(digits: string, along: readonly string[] = []) {
  return anAttempt(byId(digits), removed([], [id(digits), ...along.map(id)]));
}

describe('bytes by the sizes of images', () => {
  const images = [
    anImage('1', [], { variantSizes: { variants: 1, content: 3, unpacked: 10 } }),
    anImage('2', [], { variantSizes: { variants: 1, content: 5, unpacked: 0 } }),
    anImage('3'),
  ];
  const gone = afterwards([
    ['1', 'absent'],
    ['2', 'absent'],
  ]);

  function sizesOf(attempts: readonly Attempt[], stateAfter = gone) {
    const { total, byAttempt } = accountSizes(aSurvey({ images }), attempts, stateAfter, {
      needsVariantSizes: true,
    });
    const { reason, ...figure } = total;
    expect(reason).toBe(figure.method === 'upper-bound' ? FEW_OF_MANY : undefined);
    return { ...figure, shares: attempts.map((attempt) => byAttempt.get(attempt)) };
  }

  it('are at most the sizes of the images that are gone', () => {
    expect(sizesOf([deletes('1'), deletes('2')])).toStrictEqual({
      bytes: 18,
      method: 'upper-bound',
      shares: [13, 5],
    });
    expect(sizesOf([deletes('1', ['2'])])).toStrictEqual({
      bytes: 18,
      method: 'upper-bound',
      shares: [18],
    });
  });

  it('are none when none is gone', () => {
    const untags = anAttempt(byName('app:1', '1'), removed([full('app:1')]));
    const refused = anAttempt(byId('2'), { kind: 'conflict', message: '' });
    const stay = afterwards([['1', anImage('1')]]);
    expect(sizesOf([untags, refused], stay)).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [0, undefined],
    });
    expect(sizesOf([deletes('1')], stay)).toStrictEqual({ bytes: 0, method: 'exact', shares: [0] });
  });

  it('are not known of images of which no size is known', () => {
    const all = afterwards([
      ['1', 'absent'],
      ['3', 'absent'],
      ['7', 'absent'],
    ]);
    expect(sizesOf([deletes('3', ['7'])], all)).toStrictEqual({ method: 'off', shares: [undefined] });
    expect(sizesOf([deletes('1', ['3'])], all)).toStrictEqual({ method: 'off', shares: [undefined] });
  });

  it('are the sizes that a list tells where the store has no variants', () => {
    const survey = aSurvey({ store: 'podman', images: [anImage('1', [], { size: 13 }), anImage('2')] });
    const plan = { needsVariantSizes: false };
    expect(accountSizes(survey, [deletes('1')], gone, plan).total).toMatchObject({ bytes: 13 });
    expect(accountSizes(survey, [deletes('2')], gone, plan).total).toStrictEqual({ method: 'off' });
  });

  it('count an image once that somebody else made again, so that it was deleted twice', () => {
    expect(sizesOf([deletes('1'), deletes('1', ['2'])])).toStrictEqual({
      bytes: 18,
      method: 'upper-bound',
      shares: [13, 5],
    });
  });

  it('count an image whose answer was lost, or that somebody else removed while we took its name', () => {
    const lost = anAttempt(byId('2'), { kind: 'error', message: 'broken', broken: true });
    const untags = anAttempt(byName('app:1', '1'), removed([full('app:1')]));
    expect(sizesOf([lost, untags])).toStrictEqual({ bytes: 18, method: 'upper-bound', shares: [5, 13] });
    expect(sizesOf([untags, deletes('1')])).toStrictEqual({
      bytes: 13,
      method: 'upper-bound',
      shares: [0, 13],
    });
  });
});
