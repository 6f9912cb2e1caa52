import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountLayers, NOT_MEASURED, NOTHING_FREED, sum, type Account } from '../../src/domain/account.ts';
import type { Answer } from '../../src/domain/attempt.ts';
import { plan } from '../../src/domain/plan.ts';
import { predict } from '../../src/domain/predict.ts';
import type { Image } from '../../src/domain/store.ts';
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
  without,
} from './build.ts';
import { worlds } from './worlds.ts';

const name = byName('app:1', '1');
const layers = [id('a1'), id('a2'), id('a3')];
const app = anImage('1', ['app:1'], { layers });

function survey(history: readonly number[], images: readonly Image[] = [app]) {
  return aSurvey({ images, history: new Map([[id('1'), history]]) });
}

function accounted(answers: readonly Answer[], history: readonly number[]) {
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
  return { ...total, shares: [...byAttempt.values()] };
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
    ['the layers are not the top of the image', removed([], [id('a2')]), [10, 20, 40]],
    ['the layers are those of another image', removed([], [id('b1')]), [10, 20, 40]],
    ['the layers are its own and those of another image', removed([], [id('a3'), id('b1')]), [10, 20, 40]],
    ['more layers went than it has', removed([], [...layers, id('b1')]), [10, 20, 40]],
    ['the history does not fit', removed([], [id('a3')]), [10, 20]],
  ])('are an estimate when %s', (_, answer, history) => {
    const known = removed([], [id('1'), id('a3'), id('a2'), id('a1')]);
    expect(accounted([known, answer], history).method).toBe('estimate');
    expect(accounted([answer], history)).toStrictEqual({ bytes: 0, method: 'estimate', shares: [] });
  });

  it('are an estimate when an answer was an error, also beside a limit', () => {
    const limit = removed([], [id('a3')]);
    const error: Answer = { kind: 'error', message: 'x', broken: true };
    expect(accounted([error, limit], [0, 10, 0, 20])).toStrictEqual({
      bytes: 10,
      method: 'estimate',
      shares: [10],
    });
    expect(accounted([limit, error], [0, 10, 0, 20])).toStrictEqual({
      bytes: 10,
      method: 'estimate',
      shares: [10],
    });
  });

  it('are not touched by refusals and lost races', () => {
    const idle: readonly Answer[] = [
      { kind: 'gone', message: '' },
      { kind: 'conflict', message: '' },
      { kind: 'not-sent', why: '' },
    ];
    expect(accounted(idle, [10, 20, 40])).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('are none of an image that somebody else removed before us', () => {
    const lost = anAttempt(name, { kind: 'gone', message: 'No such image' });
    const account = accountLayers(survey([10, 20, 40]), [lost], afterwards([['1', 'absent']]));
    expect(shown(account)).toStrictEqual({ bytes: 0, method: 'exact', shares: [] });
  });

  it('are an estimate when we took the name while somebody else removed the image', () => {
    const untags = anAttempt(name, removed([full('app:1')]));
    const gone = afterwards([['1', 'absent']]);
    expect(shown(accountLayers(survey([10, 20, 40]), [untags], gone))).toStrictEqual({
      bytes: 0,
      method: 'estimate',
      shares: [],
    });
    const deletes = anAttempt(byId('1'), removed([], [id('1'), id('a3')]));
    expect(shown(accountLayers(survey([10, 20, 40]), [untags, deletes], gone))).toStrictEqual({
      bytes: 10,
      method: 'exact',
      shares: [0, 10],
    });
    const stays = afterwards([['1', app]]);
    expect(accountLayers(survey([10, 20, 40]), [untags], stays).total.method).toBe('exact');
  });

  it('are an estimate when layers or history were not read', () => {
    const attempts = [anAttempt(name, removed([], [id('a3')]))];
    const nothing = afterwards([]);
    const bare = without(app, 'layers');
    expect(accountLayers(survey([10, 20, 40], [bare]), attempts, nothing).total.method).toBe('estimate');
    expect(accountLayers(aSurvey({ images: [app] }), attempts, nothing).total.method).toBe('estimate');
  });

  it('are what a predicted removal takes from the disk, to the byte or within the limit', () => {
    fc.assert(
      fc.property(worlds, ({ survey: before, options, sizes }) => {
        const { attempts, aftermath } = predict(plan(before), before, options);
        const account = accountLayers(before, attempts, aftermath);
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
