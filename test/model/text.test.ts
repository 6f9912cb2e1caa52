import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { humanSize } from '../../src/model/text.ts';

describe('a size reads as Docker writes it', () => {
  it.each([
    [0, '0B'],
    [1, '1B'],
    [999, '999B'],
    [999.95, '1000B'],
    [1000, '1kB'],
    [1001, '1.001kB'],
    [1234.5, '1.234kB'],
    [12_345, '12.35kB'],
    [138_774, '138.8kB'],
    [999_949, '999.9kB'],
    [999_950, '1000kB'],
    [999_999, '1000kB'],
    [1_000_000, '1MB'],
    [238_400_000, '238.4MB'],
    [1_500_000_000, '1.5GB'],
    [2_000_000_000_000, '2TB'],
    [Number.MAX_SAFE_INTEGER, '9.007PB'],
    [1.5e18, '1.5EB'],
    [2e21, '2000EB'],
  ])('%d → %s', (bytes, text) => {
    expect(humanSize(bytes)).toBe(text);
  });

  it('within half a unit of the fourth digit, for any whole number', () => {
    const powers = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 };
    fc.assert(
      fc.property(fc.maxSafeNat(), (bytes) => {
        const [, digits = '', unit = ''] = /^([\d.]+)(\w+)$/.exec(humanSize(bytes)) ?? [];
        const power = new Map(Object.entries(powers)).get(unit) ?? Number.NaN;
        expect(Math.abs(Number(digits) * power - bytes)).toBeLessThanOrEqual(bytes * 0.0005 + 1e-9);
        expect(digits.replace('.', '').length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
