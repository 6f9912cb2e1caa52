import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, untilProblem } from '../../src/model/until.ts';

const now = Date.parse('2026-03-01T12:00:00.987Z');
const utc = { ms: now, zone: 'Z' };
const inIndia = { ms: now, zone: '+05:30' };

function iso(text: string, clock = utc): string {
  return new Date(momentOf(text, clock)).toISOString();
}

describe('a moment', () => {
  it.each([
    ['1h', '2026-03-01T11:00:00.000Z'],
    ['+1h', '2026-03-01T11:00:00.000Z'],
    ['1h30m', '2026-03-01T10:30:00.000Z'],
    ['1.5h', '2026-03-01T10:30:00.000Z'],
    ['.5h', '2026-03-01T11:30:00.000Z'],
    ['1.h', '2026-03-01T11:00:00.000Z'],
    ['1m1s', '2026-03-01T11:58:59.000Z'],
    ['0s', '2026-03-01T12:00:00.000Z'],
    ['1ms', '2026-03-01T12:00:00.000Z'],
    ['988ms', '2026-03-01T11:59:59.000Z'],
    ['1000000us', '2026-03-01T11:59:59.000Z'],
    ['1000000µs', '2026-03-01T11:59:59.000Z'],
    ['1000000000ns', '2026-03-01T11:59:59.000Z'],
    ['2025-12-31', '2025-12-31T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2025-12-31T23', '2025-12-31T23:00:00.000Z'],
    ['2025-12-31T23:59', '2025-12-31T23:59:00.000Z'],
    ['2025-12-31T23:59:58', '2025-12-31T23:59:58.000Z'],
    ['2025-12-31T23:59:58.999999999', '2025-12-31T23:59:58.000Z'],
    ['2025-12-31Z', '2025-12-31T00:00:00.000Z'],
    ['2025-12-31-08:00', '2025-12-31T08:00:00.000Z'],
    ['2025-12-31T10+02:00', '2025-12-31T08:00:00.000Z'],
    ['2025-12-31T10:30:00.5-05:30', '2025-12-31T16:00:00.000Z'],
    ['1640995200', '2022-01-01T00:00:00.000Z'],
    ['1640995200.999999999', '2022-01-01T00:00:00.000Z'],
    ['100000000', '1973-03-03T09:46:40.000Z'],
    ['100000000000', '5138-11-16T09:46:40.000Z'],
  ])('%s', (text, moment) => {
    expect(untilProblem(text)).toBeUndefined();
    expect(iso(text)).toBe(moment);
  });

  it("without a zone is in the engine's own, and any other is not", () => {
    expect(iso('2025-12-31', inIndia)).toBe('2025-12-30T18:30:00.000Z');
    expect(iso('2025-12-31T05:30', inIndia)).toBe('2025-12-31T00:00:00.000Z');
    expect(iso('2025-12-31Z', inIndia)).toBe('2025-12-31T00:00:00.000Z');
    for (const text of ['1h', '1640995200']) expect(iso(text, inIndia)).toBe(iso(text));
  });

  it('is never later than what it says, nor a second earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom('ms', 's', 'm', 'h'), (amount, unit) => {
        const ms = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[unit];
        const text = `${amount}${unit}`;
        fc.pre(untilProblem(text) === undefined);
        const late = now - amount * ms - momentOf(text, utc);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(1000);
      }),
    );
  });
});

describe('no moment', () => {
  it('is a megabyte of digits, which is refused quickly', () => {
    expect(untilProblem(`${'1'.repeat(1_000_000)}x`)).toBeDefined();
  });

  const neither =
    'is neither a duration (72h, 30m) nor a moment (2026-01-31, 2026-01-31T12:00:00Z, a Unix timestamp)';
  it.each([
    ['0', 'lacks a unit; write 24h or 30m'],
    ['24', 'lacks a unit; write 24h or 30m'],
    ['99999999', 'lacks a unit; write 24h or 30m'],
    ['1640995200000', 'is too large for a Unix timestamp, which counts seconds'],
    ['99999999999999999999', 'is too large for a Unix timestamp, which counts seconds'],
    ['3d', 'has a unit that Docker does not know; write hours, as in 72h'],
    ['1.5w', 'has a unit that Docker does not know; write hours, as in 72h'],
    ['2 weeks', neither],
    ...['10d', '1day', '3days', '1week', '2weeks', '1.25w', '10y'].map((text) => [
      text,
      'has a unit that Docker does not know; write hours, as in 72h',
    ]),
    ['3d12h', neither],
    ['100000000001', 'is too large for a Unix timestamp, which counts seconds'],
    ...[
      '-1h',
      '1h-',
      '1 h',
      'h',
      '1H',
      '1e3s',
      '..5h',
      '2562048h',
      '9'.repeat(400) + 'h',
      'yesterday',
      '',
    ].map((text) => [text, neither]),
    ...['2025-02-29', '2025-02-30', '2025-04-31', '2025-13-01', '2025-00-01', '2025-01-00', '1969-12-31'].map(
      (text) => [text, neither],
    ),
    ...[
      '2025-1-1',
      '2025-01-01T',
      '2025-01-01T1',
      '2025-01-01T24',
      '2025-01-01T00:60',
      '2025-01-01T00:00:60',
    ].map((text) => [text, neither]),
    ...['2025-01-01 00:00', '2025-01-01z', '2025-01-01+0100', '2025-01-01T00:00:00.', '0001-01-01'].map(
      (text) => [text, neither],
    ),
  ])('%s', (text = '', problem) => {
    expect(untilProblem(text)).toBe(problem);
  });
});
