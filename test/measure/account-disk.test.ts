import { describe, expect, it } from 'vitest';
import { accountDisk, wayToMeasure } from '../../src/measure/usage.ts';
import { deletes } from '../support/accounts.ts';
import { afterwards, anAttempt, anImage, byId, byName, full, removed } from '../support/build.ts';

const gone = afterwards([
  ['1', 'absent'],
  ['2', 'absent'],
]);
const stays = afterwards([['1', anImage('1', ['app:2'])]]);

function freed(before: number, after: number | undefined, attempts = [deletes('1')], aftermath = gone) {
  const { total, byAttempt } = accountDisk(before, after, attempts, aftermath);
  return { ...total, shares: attempts.map((attempt) => byAttempt.get(attempt)) };
}

describe('bytes as the disk tells them', () => {
  it('are what became free, an estimate', () => {
    expect(freed(100, 130)).toEqual({ bytes: 30, method: 'estimate', shares: [undefined] });
  });

  it('are nobody’s in particular', () => {
    const two = [deletes('1'), deletes('2')];
    expect(freed(100, 130, two)).toEqual({ bytes: 30, method: 'estimate', shares: [undefined, undefined] });
  });

  it('are none, exactly, where no image went, whatever others did to the disk', () => {
    const untags = anAttempt(byName('app:1', '1'), removed([full('app:1')]));
    expect(freed(100, 130, [untags], stays)).toEqual({ bytes: 0, method: 'exact', shares: [undefined] });
    expect(freed(100, 130, [deletes('1')], stays).bytes).toBe(0);
    expect(freed(100, 130, []).bytes).toBe(0);
  });

  it.each([
    ['others wrote as much meanwhile', 100],
    ['others wrote more meanwhile', 70],
    ['the disk can no longer be asked', undefined],
  ])('are not told where %s', (_case, after) => {
    expect(freed(100, after)).toEqual({ method: 'off', shares: [undefined] });
  });

  it('count an image whose answer was lost', () => {
    const lost = anAttempt(byId('1'), { kind: 'error', message: 'broken', broken: true });
    expect(freed(100, 130, [lost])).toEqual({ bytes: 30, method: 'estimate', shares: [undefined] });
  });
});

describe('the way to measure', () => {
  it.each([
    ['a small store', 20, 1, true, 'account'],
    ['a small store that goes whole', 20, 20, true, 'account'],
    ['many images, whose disk can be seen', 21, 21, true, 'disk'],
    ['many images out of more', 500, 21, true, 'disk'],
    ['a few images out of many', 500, 20, true, 'room'],
    ['a few images out of few', 30, 20, true, 'account'],
    ['most images, whose disk cannot be seen', 160, 100, false, 'account'],
    ['many images out of more, whose disk cannot be seen', 161, 100, false, 'room'],
  ] as const)('of %s', (_case, inStore, chosen, isVisible, way) => {
    expect(wayToMeasure(inStore, chosen, isVisible)).toBe(way);
  });
});
