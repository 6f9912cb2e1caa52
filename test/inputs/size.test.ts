import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../src/inputs/fields.ts';

describe('an amount of disk', () => {
  it.each([
    ['20GB', 20e9],
    ['20 gb', 20e9],
    ['512MiB', 512 * 2 ** 20],
    ['1.5TiB', 1.5 * 2 ** 40],
    ['1.25GB', 1.25e9],
    ['1TB', 1e12],
    ['3kB', 3000],
    ['3KiB', 3072],
    ['1GiB', 2 ** 30],
    ['7b', 7],
    ['0.5B', 1],
    ['999999999999999B', 999_999_999_999_999],
  ])('%s is a number of bytes', (text, bytes) => {
    expect(parseAmount(text)).toStrictEqual({ written: text, bytes });
  });

  it.each([
    ['15%', 0.15],
    ['0.5 %', 0.005],
    ['99.9%', 0.999],
  ])('%s is a share', (text, share) => {
    expect(parseAmount(text)).toStrictEqual({ written: text, share: expect.closeTo(share, 12) });
  });

  it.each([
    ...['', '20', 'GB', '%', '0', '0B', '0%', '0.0GB', '100%', '101%', '-5%', '-1GB', '+1GB', '1e3B'],
    ...['1,5GB', '1.GB', '.5GB', '20G', '20GBs', '20PB', '5 %%', '20  GB', '٢GB', '1 000MB', '20GB\n'],
    ...['1234567890123456B', '1.1234567890GB', 'constructorB', '1constructor', '1toS'],
  ])('%j is none', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  it('is never zero, less, or no number, whatever is written', () => {
    const unit = fc.constantFrom('', ' ', '%', 'B', 'kB', 'MiB', 'GB', 'tib', 'x');
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.oneof(fc.double(), fc.nat()), unit).map(([amount, word]) => `${amount}${word}`),
    );
    fc.assert(
      fc.property(text, (written) => {
        const amount = parseAmount(written) ?? { written: '', bytes: 1 };
        if ('share' in amount) expect(amount.share > 0 && amount.share < 1).toBe(true);
        else expect(Number.isInteger(amount.bytes) && amount.bytes > 0).toBe(true);
      }),
    );
  });
});
