import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountUsage } from '../../src/domain/account-usage.ts';
import { sum } from '../../src/domain/account.ts';
import type { Container, Usage } from '../../src/domain/store.ts';
import {
  aContainer,
  afterwards,
  anAttempt,
  anImage,
  aSurvey,
  byId,
  byName,
  full,
  id,
  removed,
  stopped,
} from './build.ts';

type Held = Readonly<Record<string, readonly [size: number, shared?: number]>>;

function usage(total: number, held: Held, hasBuildCache = false): Usage {
  return {
    total,
    hasBuildCache,
    images: new Map(
      Object.entries(held).map(([digits, [size, shared = 0]]) => [id(digits), { size, shared }]),
    ),
  };
}

function deletes(digits: string, along: readonly string[] = []) {
  return anAttempt(byId(digits), removed([], [id(digits), ...along.map(id)]));
}

interface Surroundings {
  readonly version?: string;
  readonly containers?: readonly Container[];
  readonly containersAfter?: readonly Container[];
  readonly gone?: readonly string[];
}

function account(
  before: Usage,
  after: Usage | undefined,
  attempts = [deletes('1')],
  { version = '28.5.2', containers = [], containersAfter = containers, gone = [] }: Surroundings = {},
) {
  const images = [anImage('1'), anImage('5')];
  const survey = aSurvey({ store: 'containerd', version, images, containers });
  const states = gone.map((digits) => [digits, 'absent'] as const);
  const aftermath = afterwards([['1', 'absent'], ['9', anImage('9')], ...states], containersAfter);
  const { total, byAttempt } = accountUsage(before, after, survey, attempts, aftermath);
  return { ...total, shares: attempts.map((attempt) => byAttempt.get(attempt)) };
}

describe('bytes on the containerd store', () => {
  const before = usage(100, { 1: [30, 10], 9: [70] });

  it('are the drop of the account', () => {
    expect(account(before, usage(80, { 9: [70] }))).toStrictEqual({
      bytes: 20,
      method: 'exact',
      shares: [20],
    });
  });

  it('are none when nothing changed', () => {
    const untags = anAttempt(byName('app:1', '9'), removed([full('app:1')]));
    expect(account(before, before, [untags])).toStrictEqual({
      bytes: 0,
      method: 'exact',
      shares: [undefined],
    });
  });

  it.each([
    ['29.5.9', 'exact'],
    ['29.6.0', 'upper-bound'],
    ['29.10.1', 'upper-bound'],
    ['30.0.0', 'upper-bound'],
    ['28.9.0', 'exact'],
    ['29', 'exact'],
    ['30', 'upper-bound'],
    ['', 'exact'],
  ])('on %s are %s, since newer accounts count images only', (version, method) => {
    expect(account(before, usage(80, { 9: [70] }), [deletes('1')], { version }).method).toBe(method);
  });

  it('are at most the sizes of the images that went when somebody else added one', () => {
    const after = usage(180, { 9: [70], 8: [100] });
    expect(account(before, after)).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('are at most that when somebody else removed one', () => {
    expect(account(before, usage(0, {}))).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('are at most that when the account grew', () => {
    expect(account(before, usage(101, { 9: [70] }))).toStrictEqual({
      bytes: 30,
      method: 'upper-bound',
      shares: [30],
    });
  });

  it('are at most that when the engine no longer says', () => {
    expect(account(before, undefined)).toStrictEqual({ bytes: 30, method: 'upper-bound', shares: [30] });
  });

  it('count an image whose answer was lost, once it is gone', () => {
    const lost = anAttempt(byId('9'), { kind: 'error', message: 'broken', broken: true });
    const attempts = [deletes('1'), lost];
    expect(account(before, usage(0, {}), attempts, { gone: ['9'] })).toStrictEqual({
      bytes: 100,
      method: 'exact',
      shares: [30, 70],
    });
    expect(account(before, undefined, attempts, { gone: ['9'] })).toStrictEqual({
      bytes: 100,
      method: 'upper-bound',
      shares: [30, 70],
    });
    expect(account(before, usage(80, { 9: [70] }), attempts)).toStrictEqual({
      bytes: 20,
      method: 'exact',
      shares: [20, undefined],
    });
  });

  it('are at most the drop when there is a build cache, which may keep a part', () => {
    expect(account(before, usage(80, { 9: [70] }, true)).method).toBe('upper-bound');
    expect(account({ ...before, hasBuildCache: true }, usage(80, { 9: [70] })).method).toBe('upper-bound');
  });

  it('are an estimate while a container runs, which may write', () => {
    const after = usage(80, { 9: [70] }, true);
    const running = [aContainer('9')];
    const idle = [stopped('9', { id: 'a' }), stopped('9', { id: 'b' })];
    const method = (more: Surroundings) => account(before, after, [deletes('1')], more).method;
    expect(method({ containers: running })).toBe('estimate');
    expect(method({ containers: idle, containersAfter: [...idle, ...running] })).toBe('estimate');
    expect(method({ containers: running, containersAfter: [stopped('9')] })).toBe('estimate');
    expect(method({ containers: idle, containersAfter: idle.slice(1) })).toBe('estimate');
    expect(method({ containers: idle, containersAfter: idle.toReversed() })).toBe('upper-bound');
  });

  it('of the only image are the drop, though it is less than the image takes', () => {
    const alone = usage(100, { 1: [30] });
    expect(account(alone, usage(80, {}))).toStrictEqual({ bytes: 20, method: 'exact', shares: [20] });
  });

  it('are not disturbed by a parent that shows up when its child is gone', () => {
    expect(account(before, usage(80, { 9: [70], 5: [1] })).method).toBe('exact');
  });

  it('are not disturbed by parents that our removal took along', () => {
    const attempt = deletes('1', ['9']);
    expect(account(before, usage(5, {}), [attempt])).toStrictEqual({
      bytes: 95,
      method: 'exact',
      shares: [95],
    });
  });

  it('count nothing for an image that the store keeps although it says that it deleted it', () => {
    const after = usage(100, { 1: [30, 10], 9: [70], 8: [0] });
    expect(account(before, after)).toStrictEqual({ bytes: 0, method: 'exact', shares: [undefined] });
  });

  it('count nothing for an image that the account does not know', () => {
    expect(account(before, undefined, [deletes('7')])).toStrictEqual({
      bytes: 0,
      method: 'upper-bound',
      shares: [0],
    });
  });
});

describe('of several images', () => {
  const both = [deletes('1'), deletes('2')];

  it('each has its own bytes when they share nothing', () => {
    const before = usage(100, { 1: [30], 2: [20] });
    expect(account(before, usage(50, {}), both)).toStrictEqual({
      bytes: 50,
      method: 'exact',
      shares: [30, 20],
    });
  });

  it('one that shares gets what the others leave', () => {
    const before = usage(100, { 1: [30], 2: [20, 15], 9: [15, 15] });
    expect(account(before, usage(65, { 9: [15] }), both)).toStrictEqual({
      bytes: 35,
      method: 'exact',
      shares: [30, 5],
    });
  });

  it('two that share have a sum and no shares', () => {
    const before = usage(100, { 1: [30], 2: [20, 15], 3: [25, 15] });
    const all = [...both, deletes('3')];
    expect(account(before, usage(40, {}), all)).toStrictEqual({
      bytes: 60,
      method: 'exact',
      shares: [30, undefined, undefined],
    });
  });

  it.each([
    ['does not add up', 49],
    ['is less than one of them', 71],
    ['is more than they hold', 51],
  ])('none has a share that is known when the drop %s', (_, left) => {
    const before = usage(100, { 1: [30], 2: [20] });
    expect(account(before, usage(left, {}), both).shares).toStrictEqual([undefined, undefined]);
  });

  it('none has a share when the drop is less than what one alone holds', () => {
    const before = usage(100, { 1: [30], 2: [20, 15] });
    expect(account(before, usage(71, {}), both).shares).toStrictEqual([undefined, undefined]);
    expect(account(before, usage(70, {}), both).shares).toStrictEqual([30, 0]);
  });

  it('one that the account does not know gets what the others leave', () => {
    const before = usage(100, { 1: [30] });
    expect(account(before, usage(60, {}), both).shares).toStrictEqual([30, 10]);
  });

  it('shares are never negative and never add up to more than the total', () => {
    const image = fc
      .tuple(fc.nat(100), fc.nat(100))
      .map(([size, shared]) => [size, Math.min(size, shared)] as const);
    fc.assert(
      fc.property(image, image, image, fc.nat(300), fc.nat(300), (a, b, c, total, left) => {
        const attempts = [deletes('1'), deletes('2'), deletes('3')];
        const before = usage(total, { 1: a, 2: b, 3: c });
        const { bytes = 0, shares } = account(before, usage(left, {}), attempts);
        const known = shares.filter((share) => share !== undefined);
        expect(Math.min(0, ...known)).toBe(0);
        expect(sum(known)).toBeLessThanOrEqual(bytes);
        expect(bytes).toBeLessThanOrEqual(Math.max(total, a[0] + b[0] + c[0]));
      }),
    );
  });
});
