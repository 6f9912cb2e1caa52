import { describe, expect, it } from 'vitest';
import { figure } from '../support/accounts.ts';
import { accountHeld } from '../../src/measure/unheld-layers.ts';
import type { Attempt } from '../../src/model/removal.ts';
import type { Survey } from '../../src/model/removal.ts';
import { anImage, aSurvey, byName, full, id, removed, type World } from '../support/build.ts';

function onPodman(world: World): Survey {
  return aSurvey({ ...world, store: 'podman' });
}

describe('what a removal from Podman frees', () => {
  const base = anImage('b', ['base:1'], { layers: ['L1'], size: 10 });
  const app = anImage('1', ['app:1'], { layers: ['L1', 'L2'], size: 30 });
  const twin = anImage('2', ['twin:1'], { layers: ['L1', 'L2'], size: 30 });
  const history = new Map([
    [id('1'), [20, 10]],
    [id('2'), [20, 10]],
  ]);
  const gone = (digits: string, name: string): Attempt => ({
    target: byName(name, digits),
    answer: removed([], [id(digits)]),
  });
  const freed = (survey: Survey, ...attempts: readonly Attempt[]): unknown =>
    figure(accountHeld(survey, attempts, { images: new Map(), containers: [] }).total);

  it('is what nobody holds any more, counted once', () => {
    const survey = onPodman({ images: [base, app, twin], history });
    expect(freed(survey, gone('1', 'app:1'))).toStrictEqual({ bytes: 0, method: 'exact' });
    const both = [gone('1', 'app:1'), gone('2', 'twin:1')];
    expect(freed(survey, ...both)).toStrictEqual({ bytes: 20, method: 'estimate' });
    expect(freed(onPodman({ images: [app, twin], history }), ...both)).toMatchObject({ bytes: 30 });
  });

  it('is taken for the size of the image where its history is not known', () => {
    expect(freed(onPodman({ images: [app] }), gone('1', 'app:1'))).toMatchObject({ bytes: 30 });
  });

  it('is nothing of an image that keeps another name, whatever is known of its history', () => {
    const attempt: Attempt = { target: byName('app:1', '1'), answer: removed([full('app:1')]) };
    const stateAfter = { images: new Map([[id('1'), app]]), containers: [] };
    for (const world of [{ images: [app], history }, { images: [app] }]) {
      const { total, byAttempt } = accountHeld(onPodman(world), [attempt], stateAfter);
      expect(total).toStrictEqual({ bytes: 0, method: 'exact' });
      expect([...byAttempt.values()]).toStrictEqual([0]);
    }
  });

  it('is the size of an image with one layer where its history is not known', () => {
    expect(freed(onPodman({ images: [base] }), gone('b', 'base:1'))).toMatchObject({ bytes: 10 });
  });

  it('is nothing of an image that nobody looked up', () => {
    expect(freed(onPodman({ images: [] }), gone('1', 'app:1'))).toStrictEqual({ bytes: 0, method: 'exact' });
  });

  it('counts an image whose answer was lost, and leaves out what was refused', () => {
    const lost: Attempt = {
      target: byName('app:1', '1'),
      answer: { kind: 'error', message: 'broken', broken: true },
    };
    const refused: Attempt = { target: byName('base:1', 'b'), answer: { kind: 'conflict', message: '' } };
    const stateAfter = { images: new Map([[id('1'), 'absent' as const]]), containers: [] };
    const survey = onPodman({ images: [base, app], history });
    const { total, byAttempt } = accountHeld(survey, [lost, refused], stateAfter);
    expect(figure(total)).toStrictEqual({ bytes: 20, method: 'estimate' });
    expect([...byAttempt]).toStrictEqual([[lost, 20]]);
  });

  it('counts an image that went without a word of it in the answer', () => {
    const attempt: Attempt = { target: byName('app:1', '1'), answer: removed([]) };
    const stateAfter = { images: new Map([[id('1'), 'absent' as const]]), containers: [] };
    const { total } = accountHeld(onPodman({ images: [app], history }), [attempt], stateAfter);
    expect(total).toMatchObject({ bytes: 30 });
  });
});
