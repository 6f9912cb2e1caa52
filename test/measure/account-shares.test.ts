import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../../src/measure/account.ts';
import { account, deletes, usage } from '../support/accounts.ts';

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
