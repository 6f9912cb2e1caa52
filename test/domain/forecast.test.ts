import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../src/domain/account.ts';
import type { Attempt } from '../../src/domain/attempt.ts';
import { forecast } from '../../src/domain/forecast.ts';
import { plan } from '../../src/domain/plan.ts';
import { predict } from '../../src/domain/predict.ts';
import type { Image } from '../../src/domain/store.ts';
import { anAttempt, anImage, aSurvey, byId, byName, full, id, removed, without } from './build.ts';
import { worlds } from './worlds.ts';

const name = byName('app:1', '1');
const layers = [id('a1'), id('a2'), id('a3')];
const room = { variants: 1, content: 7, unpacked: 99 };
const app = anImage('1', ['app:1'], { layers, diffIds: layers, room });
const other = anImage('2', ['other:1'], { layers: [id('a1')], diffIds: [id('a1')] });
const deletes = anAttempt(name, removed([full('app:1')], [id('1'), id('a3'), id('a2'), id('a1')]));

function foretold(
  images: readonly Image[],
  attempts: readonly Attempt[] = [deletes],
  history = [10, 20, 40],
) {
  const { total, byAttempt } = forecast(
    aSurvey({ images, history: new Map([[id('1'), history]]) }),
    attempts,
  );
  return { ...total, shares: [...byAttempt.values()] };
}

describe('a forecast for the containerd store', () => {
  it('counts what is unpacked and what is not', () => {
    expect(foretold([app])).toStrictEqual({ bytes: 77, method: 'exact', shares: [77] });
  });

  it('is a limit when the image shares content', () => {
    expect(foretold([app, other])).toStrictEqual({ bytes: 77, method: 'upper-bound', shares: [77] });
  });

  it('is exact when others share content among themselves only', () => {
    const strangers = ['8', '9'].map((digits) => anImage(digits, [], { diffIds: [id('f')] }));
    expect(foretold([app, ...strangers]).method).toBe('exact');
  });

  it('is exact when an image holds the same layer twice', () => {
    expect(foretold([{ ...app, diffIds: [...layers, id('a1')] }]).method).toBe('exact');
  });

  it('is a limit where two readings of the history differ', () => {
    const attempt = anAttempt(name, removed([], [id('1'), id('a3')]));
    expect(foretold([app], [attempt], [0, 10, 0, 20])).toStrictEqual({
      bytes: 17,
      method: 'upper-bound',
      shares: [17],
    });
  });

  it('takes the sum for what is unpacked where the layers are not known', () => {
    expect(foretold([app], [deletes], [10])).toStrictEqual({
      bytes: 106,
      method: 'upper-bound',
      shares: [106],
    });
  });

  it('takes the sum of all variants where there are several', () => {
    const index = { ...app, room: { ...room, variants: 2 } };
    expect(foretold([index])).toStrictEqual({ bytes: 106, method: 'upper-bound', shares: [106] });
  });

  it('counts the parents that go along', () => {
    const parent = anImage('3', [], { room: { variants: 1, content: 100, unpacked: 0 } });
    const attempt = anAttempt(name, removed([], [id('1'), id('3')]));
    expect(foretold([app, parent], [attempt]).bytes).toBe(107);
  });

  it('is an estimate when it is not known what an image takes', () => {
    const bare = without(app, 'room');
    expect(foretold([bare])).toStrictEqual({ bytes: 0, method: 'estimate', shares: [0] });
    expect(foretold([app, other], [deletes, anAttempt(byId('2'), removed([], [id('2')]))])).toStrictEqual({
      bytes: 77,
      method: 'estimate',
      shares: [77, 0],
    });
  });

  it('is as unsure as the least known of the images that go', () => {
    const attempt = anAttempt(name, removed([], [id('1'), id('3'), id('a3'), id('a2'), id('a1')]));
    const parent = anImage('3', [], { diffIds: [id('f')], room: { variants: 1, content: 100, unpacked: 1 } });
    const sharer = anImage('4', [], { diffIds: [id('f')] });
    const unknown = without(parent, 'room');
    expect(foretold([app, parent], [attempt])).toStrictEqual({ bytes: 177, method: 'exact', shares: [177] });
    expect(foretold([app, parent, sharer], [attempt]).method).toBe('upper-bound');
    expect(foretold([app, unknown], [attempt])).toStrictEqual({
      bytes: 106,
      method: 'estimate',
      shares: [106],
    });
  });

  it('counts nothing for what stays, and is sure of it', () => {
    const attempts = [
      anAttempt(name, removed([full('app:1')])),
      anAttempt(byId('1'), { kind: 'gone', message: '' }),
    ];
    expect(foretold([app, other], attempts)).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('adds up, is never negative, and never more than there is', () => {
    fc.assert(
      fc.property(worlds, ({ survey, options, sizes }) => {
        const { attempts } = predict(plan(survey), survey, options);
        const { total, byAttempt } = forecast(survey, attempts);
        const content = sum([...survey.images.values()].map((image) => image.room?.content ?? 0));
        expect(total.bytes).toBe(sum(byAttempt.values()));
        expect(total.bytes).toBeGreaterThanOrEqual(0);
        expect(total.bytes).toBeLessThanOrEqual(sum(sizes.values()) + content);
      }),
    );
  });
});
