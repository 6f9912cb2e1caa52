import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../src/measure/account.ts';
import { figure } from '../support/accounts.ts';
import { BUILD_CACHE_HOLDS, EXACT, type Certainty } from '../../src/measure/certainty.ts';
import type { Attempt } from '../../src/model/removal.ts';
import { forecast } from '../../src/measure/forecast.ts';
import { planRemovals } from '../../src/plan/order.ts';
import { predict } from '../../src/plan/predict.ts';
import type { Image } from '../../src/model/image.ts';
import { anAttempt, anImage, aSurvey, byId, byName, full, id, removed, without } from '../support/build.ts';
import { worlds } from '../support/worlds.ts';

const name = byName('app:1', '1');
const layers = [id('a1'), id('a2'), id('a3')];
const variantSizes = { variants: 1, content: 7, unpacked: 70 };
const app = anImage('1', ['app:1'], { layers, diffIds: layers, variantSizes });
const other = anImage('2', ['other:1'], { layers: [id('a1')], diffIds: [id('a1')] });
const deletes = anAttempt(name, removed([full('app:1')], [id('1'), id('a3'), id('a2'), id('a1')]));

function predicted(
  images: readonly Image[],
  attempts: readonly Attempt[] = [deletes],
  history = [10, 20, 40],
  best: Certainty = EXACT,
) {
  const { total, byAttempt } = forecast(
    aSurvey({ images, history: new Map([[id('1'), history]]) }),
    attempts,
    best,
  );
  return { ...figure(total), shares: [...byAttempt.values()] };
}

describe('a prediction for the containerd store', () => {
  it('counts what is unpacked and what is not', () => {
    expect(predicted([app])).toStrictEqual({ bytes: 77, method: 'exact', shares: [77] });
  });

  it('is exact for an image that has nothing to unpack', () => {
    const empty = anImage('1', ['app:1'], { variantSizes: { variants: 1, content: 5, unpacked: 0 } });
    const attempt = anAttempt(name, removed([full('app:1')], [id('1')]));
    const survey = aSurvey({ images: [empty] });
    expect(forecast(survey, [attempt], EXACT).total).toStrictEqual({ bytes: 5, method: 'exact' });
  });

  it('is a limit when the image shares content', () => {
    expect(predicted([app, other])).toStrictEqual({ bytes: 77, method: 'upper-bound', shares: [77] });
  });

  it('is exact when others share content among themselves only', () => {
    const strangers = ['8', '9'].map((digits) => anImage(digits, [], { diffIds: [id('f')] }));
    expect(predicted([app, ...strangers]).method).toBe('exact');
  });

  it('is a limit when there is a build cache, which may keep a part', () => {
    expect(predicted([app], [deletes], [10, 20, 40], BUILD_CACHE_HOLDS)).toStrictEqual({
      bytes: 77,
      method: 'upper-bound',
      shares: [77],
    });
    expect(predicted([app], [], [], BUILD_CACHE_HOLDS)).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [],
    });
  });

  it('is a limit where two readings of the history differ', () => {
    const attempt = anAttempt(name, removed([], [id('1'), id('a3')]));
    expect(predicted([app], [attempt], [0, 20, 0, 50])).toStrictEqual({
      bytes: 27,
      method: 'upper-bound',
      shares: [27],
    });
  });

  it.each<[string, Partial<Image>, number[]]>([
    ['the history does not add up', {}, [10, 20]],
    ['there is no history', {}, []],
    [
      'there are several variants, of which only one is told',
      { variantSizes: { ...variantSizes, variants: 2 } },
      [10, 20, 40],
    ],
    ['no variant is here', { variantSizes: { ...variantSizes, variants: 0 } }, [10, 20, 40]],
    [
      'a layer stands twice',
      { layers: [...layers, id('a4')], diffIds: [...layers, id('a1')] },
      [10, 20, 0, 40],
    ],
  ])('takes the sum of what is unpacked as a limit where %s', (_, more, history) => {
    const attempt = anAttempt(name, removed([], [id('1'), id('a3')]));
    expect(predicted([{ ...app, ...more }], [attempt], history)).toStrictEqual({
      bytes: 77,
      method: 'upper-bound',
      shares: [77],
    });
  });

  it('counts the parents that go along', () => {
    const parent = anImage('3', [], { variantSizes: { variants: 1, content: 100, unpacked: 5 } });
    const attempt = anAttempt(name, removed([], [id('1'), id('3'), ...layers]));
    expect(predicted([app, parent], [attempt])).toStrictEqual({
      bytes: 182,
      method: 'upper-bound',
      shares: [182],
    });
  });

  it('is an estimate when it is not known what an image takes', () => {
    const bare = without(app, 'variantSizes');
    const both = [deletes, anAttempt(byId('2'), removed([], [id('2')]))];
    expect(predicted([bare])).toStrictEqual({ bytes: 0, method: 'estimate', shares: [0] });
    expect(predicted([app, other], both)).toStrictEqual({ bytes: 77, method: 'estimate', shares: [77, 0] });
    expect(predicted([app, other], both.toReversed()).method).toBe('estimate');
    expect(predicted([app, other], both, [10, 20, 40], BUILD_CACHE_HOLDS).method).toBe('estimate');
  });

  it('is as unsure as the least known of the images that go', () => {
    const attempt = anAttempt(name, removed([], [id('1'), id('3'), ...layers]));
    const parent = anImage('3', [], {
      diffIds: [id('f')],
      layers: [id('f')],
      variantSizes: { variants: 1, content: 100, unpacked: 0 },
    });
    const sharer = anImage('4', [], { diffIds: [id('f')] });
    const predictTotal = (images: readonly Image[]) => {
      const history = new Map([
        [id('1'), [10, 20, 40]],
        [id('3'), [0]],
      ]);
      return figure(forecast(aSurvey({ images, history }), [attempt], EXACT).total);
    };
    expect(predictTotal([app, parent])).toStrictEqual({ bytes: 177, method: 'exact' });
    expect(predictTotal([app, parent, sharer])).toStrictEqual({ bytes: 177, method: 'upper-bound' });
    expect(predictTotal([app, without(parent, 'variantSizes')])).toStrictEqual({
      bytes: 77,
      method: 'estimate',
    });
  });

  it('counts nothing for what stays, and is sure of it', () => {
    const attempts = [
      anAttempt(name, removed([full('app:1')])),
      anAttempt(byId('1'), { kind: 'gone', message: '' }),
    ];
    expect(predicted([app, other], attempts)).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('adds up, is never negative, and never more than there is', () => {
    fc.assert(
      fc.property(worlds, ({ survey, options }) => {
        const { attempts } = predict(planRemovals(survey), survey, options);
        const { total, byAttempt } = forecast(survey, attempts, EXACT);
        const taken = [...survey.images.values()].map((image) => image.variantSizes);
        const most = sum(taken.map((sizes) => (sizes?.content ?? 0) + (sizes?.unpacked ?? 0)));
        expect(total.bytes).toBe(sum(byAttempt.values()));
        expect(total.bytes).toBeGreaterThanOrEqual(0);
        expect(total.bytes).toBeLessThanOrEqual(most);
      }),
    );
  });
});
