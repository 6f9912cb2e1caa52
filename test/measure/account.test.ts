import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure } from '../support/accounts.ts';
import { accountLayers } from '../../src/measure/account.ts';
import { NOT_MEASURED, NOTHING_FREED, sum, type Account } from '../../src/measure/account.ts';
import type { RemovalAnswer } from '../../src/model/removal.ts';
import { planRemovals } from '../../src/plan/order.ts';
import { predict } from '../../src/plan/predict.ts';
import type { Image } from '../../src/model/image.ts';
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
import { worlds } from '../support/worlds.ts';

const name = byName('app:1', '1');
const layers = [id('a1'), id('a2'), id('a3')];
const app = anImage('1', ['app:1'], { layers, size: 1000 });

function survey(history: readonly number[], images: readonly Image[] = [app]) {
  return aSurvey({ images, history: new Map([[id('1'), history]]) });
}

function accounted(answers: readonly RemovalAnswer[], history: readonly number[]) {
  return shown(
    accountLayers(
      survey(history),
      answers.map((answer) => anAttempt(name, answer)),
      afterwards([]),
    ),
  );
}

/** The account with its shares in the order of the attempts. */
function shown({ total, byAttempt }: Account) {
  return { ...figure(total), shares: [...byAttempt.values()] };
}

describe('bytes on the graphdriver store', () => {
  it('are those of the layers that the engine reports', () => {
    const answer = removed([], [id('1'), id('a3'), id('a2')]);
    expect(accounted([answer], [10, 20, 40])).toStrictEqual({ bytes: 30, method: 'exact', shares: [30] });
  });

  it('are none when no layer went', () => {
    expect(accounted([removed([], [id('1')])], [10, 20, 40])).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [0],
    });
  });

  it('count everything when all layers went', () => {
    const answer = removed([], [id('1'), ...layers]);
    expect(accounted([answer], [10, 20, 40])).toStrictEqual({ bytes: 70, method: 'exact', shares: [70] });
  });

  it('are a limit where two readings of the history differ', () => {
    const answer = removed([], [id('1'), id('a3')]);
    expect(accounted([answer], [0, 10, 0, 20])).toStrictEqual({
      bytes: 10,
      method: 'upper-bound',
      shares: [10],
    });
  });

  it.each([
    ['the layers are not the top of the image', [id('a2')], [10, 20, 40]],
    ['the layers are those of another image', [id('b1')], [10, 20, 40]],
    ['the layers are its own and those of another', [id('a3'), id('b1')], [10, 20, 40]],
    ['as many layers went as it has, and one is of another', [id('a3'), id('a2'), id('b1')], [10, 20, 40]],
    ['more layers went than it has', [...layers, id('b1')], [10, 20, 40]],
    ['the history does not fit', [id('a3')], [10, 20]],
    ['there is no history', [id('a3')], []],
  ])('are at most the size of the image when %s', (_, went, history) => {
    expect(accounted([removed([], [id('1'), ...went])], history)).toStrictEqual({
      bytes: 1000,
      method: 'upper-bound',
      shares: [1000],
    });
  });

  it('are the size of the image when all its layers went, whatever the history', () => {
    const all = removed([], [id('1'), ...layers]);
    expect(accounted([all], [])).toStrictEqual({ bytes: 1000, method: 'exact', shares: [1000] });
  });

  it('are none, and not sure, of an image of which nothing is known', () => {
    const stranger = anAttempt(byName('app:1', '7'), removed([], [id('a3')]));
    expect(shown(accountLayers(survey([]), [stranger], afterwards([])))).toMatchObject({ bytes: 0 });
    const listed = anAttempt(byId('7'), removed([], [id('7'), id('a3')]));
    expect(shown(accountLayers(survey([]), [listed], afterwards([])))).toMatchObject({ bytes: 0 });
  });

  it('are never more than the image takes, whatever is claimed and however often', () => {
    const all = removed([], [id('1'), ...layers]);
    const twice = [anAttempt(name, all), anAttempt(byId('1'), all)];
    const of = (size: number): object =>
      shown(accountLayers(survey([10, 20, 40], [{ ...app, size }]), twice, afterwards([])));
    expect(of(100)).toStrictEqual({ bytes: 100, method: 'upper-bound', shares: [70, 30] });
    expect(of(50)).toStrictEqual({ bytes: 50, method: 'upper-bound', shares: [50, 0] });
  });

  it.each(['absent', 'unknown', undefined] as const)(
    'are at most the size of an image whose answer was lost: %s',
    (now) => {
      const lost = anAttempt(name, { kind: 'error', message: 'broken', broken: true });
      const stateAfter = afterwards(now === undefined ? [] : [['1', now]]);
      expect(shown(accountLayers(survey([10, 20, 40]), [lost], stateAfter))).toStrictEqual({
        bytes: 1000,
        method: 'upper-bound',
        shares: [1000],
      });
    },
  );

  it('are none when an error left the image as it was', () => {
    const error = anAttempt(name, { kind: 'error', message: 'no', broken: false });
    const account = accountLayers(survey([10, 20, 40]), [error], afterwards([['1', app]]));
    expect(shown(account)).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('are not touched by refusals and lost races', () => {
    const withoutEffect: readonly RemovalAnswer[] = [
      { kind: 'gone', message: '' },
      { kind: 'conflict', message: '' },
      { kind: 'not-sent', cause: 'time', why: '' },
    ];
    expect(accounted(withoutEffect, [10, 20, 40])).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('are none of an image that somebody else removed before us', () => {
    const lost = anAttempt(name, { kind: 'gone', message: 'No such image' });
    const account = accountLayers(survey([10, 20, 40]), [lost], afterwards([['1', 'absent']]));
    expect(shown(account)).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('are at most the size of an image that somebody else removed while we took its name', () => {
    const untags = anAttempt(name, removed([full('app:1')]));
    const gone = afterwards([['1', 'absent']]);
    expect(shown(accountLayers(survey([10, 20, 40]), [untags], gone))).toStrictEqual({
      bytes: 1000,
      method: 'upper-bound',
      shares: [1000],
    });
    const twice = accountLayers(survey([10, 20, 40]), [untags, { ...untags }], gone);
    expect(figure(twice.total)).toStrictEqual({ bytes: 1000, method: 'upper-bound' });
    const deletes = anAttempt(byId('1'), removed([], [id('1'), id('a3')]));
    expect(shown(accountLayers(survey([10, 20, 40]), [untags, deletes], gone))).toStrictEqual({
      bytes: 10,
      method: 'exact',
      shares: [0, 10],
    });
    const stays = accountLayers(survey([10, 20, 40]), [untags], afterwards([['1', app]]));
    expect(shown(stays)).toStrictEqual({ bytes: 0, method: 'exact', shares: [0] });
    const silent = accountLayers(survey([10, 20, 40]), [untags], afterwards([]));
    expect(shown(silent)).toStrictEqual({ bytes: 1000, method: 'upper-bound', shares: [1000] });
  });

  it('are what a predicted removal takes from the disk, to the byte or within the limit', () => {
    fc.assert(
      fc.property(worlds, ({ survey: before, options, sizes }) => {
        const { attempts, stateAfter } = predict(planRemovals(before), before, options);
        const account = accountLayers(before, attempts, stateAfter);
        const gone = attempts.flatMap(({ answer }) => (answer.kind === 'removed' ? answer.deleted : []));
        const truth = sum(gone.map((layer) => sizes.get(layer) ?? 0));
        const parts = sum(account.byAttempt.values());
        expect(account.total.bytes).toBe(parts);
        if (account.total.method === 'exact') expect(parts).toBe(truth);
        if (account.total.method === 'upper-bound') expect(parts).toBeGreaterThanOrEqual(truth);
        expect(parts).toBeGreaterThanOrEqual(0);
        expect(parts).toBeLessThanOrEqual(sum(sizes.values()));
      }),
    );
  });
});

describe('an account of nothing', () => {
  it('says whether it is known', () => {
    expect(shown(NOT_MEASURED)).toStrictEqual({ method: 'off', shares: [] });
    expect(shown(NOTHING_FREED)).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });
});
