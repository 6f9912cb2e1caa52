import { describe, expect, it } from 'vitest';
import { accountRoom, isAccountCheap } from '../../src/measure/usage.ts';
import type { Attempt } from '../../src/model/target.ts';
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

describe('bytes without an account', () => {
  const images = [
    anImage('1', [], { room: { variants: 1, content: 3, unpacked: 10 } }),
    anImage('2', [], { room: { variants: 1, content: 5, unpacked: 0 } }),
    anImage('3'),
  ];
  const gone = afterwards([
    ['1', 'absent'],
    ['2', 'absent'],
  ]);

  function rooms(attempts: readonly Attempt[], aftermath = gone) {
    const { total, byAttempt } = accountRoom(aSurvey({ images }), attempts, aftermath);
    return { ...total, shares: attempts.map((attempt) => byAttempt.get(attempt)) };
  }

  it('are at most the room that the images took that are gone', () => {
    expect(rooms([deletes('1'), deletes('2')])).toStrictEqual({
      bytes: 18,
      method: 'upper-bound',
      shares: [13, 5],
    });
    expect(rooms([deletes('1', ['2', '3'])])).toStrictEqual({
      bytes: 18,
      method: 'upper-bound',
      shares: [18],
    });
  });

  it('are none when none is gone', () => {
    const untags = anAttempt(byName('app:1', '1'), removed([full('app:1')]));
    const refused = anAttempt(byId('2'), { kind: 'conflict', message: '' });
    const stay = afterwards([['1', anImage('1')]]);
    expect(rooms([untags, refused], stay)).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [0, undefined],
    });
    expect(rooms([deletes('1')], stay)).toStrictEqual({ bytes: 0, method: 'exact', shares: [0] });
    expect(rooms([deletes('3')])).toStrictEqual({ bytes: 0, method: 'exact', shares: [0] });
  });

  it('are none of images of which no room is known', () => {
    const all = afterwards([
      ['1', 'absent'],
      ['3', 'absent'],
      ['7', 'absent'],
    ]);
    expect(rooms([deletes('3', ['7'])], all)).toStrictEqual({ bytes: 0, method: 'exact', shares: [0] });
    expect(rooms([deletes('1', ['3', '7'])], all)).toMatchObject({ bytes: 13, shares: [13] });
  });

  it('count an image once that somebody else made again, so that it was deleted twice', () => {
    expect(rooms([deletes('1'), deletes('1', ['2'])])).toStrictEqual({
      bytes: 18,
      method: 'upper-bound',
      shares: [13, 5],
    });
  });

  it('count an image whose answer was lost, or that somebody else removed while we took its name', () => {
    const lost = anAttempt(byId('2'), { kind: 'error', message: 'broken', broken: true });
    const untags = anAttempt(byName('app:1', '1'), removed([full('app:1')]));
    expect(rooms([lost, untags])).toStrictEqual({ bytes: 18, method: 'upper-bound', shares: [5, 13] });
    expect(rooms([untags, deletes('1')])).toStrictEqual({
      bytes: 13,
      method: 'upper-bound',
      shares: [0, 13],
    });
  });
});

describe('an account is asked for', () => {
  it.each([
    [0, 0, true],
    [20, 1, true],
    [21, 1, false],
    [21, 13, false],
    [22, 14, true],
    [160, 100, true],
    [161, 100, false],
  ])('of a store with %d images of which %d may go: %s', (stored, chosen, expected) => {
    expect(isAccountCheap(stored, chosen)).toBe(expected);
  });
});
