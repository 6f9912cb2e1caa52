import { describe, expect, it } from 'vitest';
import { matchesReference } from '../src/domain/pattern.ts';
import { InputError } from '../src/domain/input-error.ts';
import { withinMoment } from '../src/within-moment.ts';
import { aPattern } from './domain/patterns.ts';

describe('work that is done within a moment', () => {
  it('has its result, also when that is nothing', () => {
    expect(withinMoment('images', () => [1, 2])).toStrictEqual([1, 2]);
    expect(withinMoment<string | undefined>('images', () => undefined)).toBeUndefined();
  });

  it('throws what it throws', () => {
    const own = new RangeError('of its own');
    const work = (): never => {
      throw own;
    };
    expect(() => withinMoment('images', work)).toThrow(own);
  });

  it('can be done within other work', () => {
    expect(withinMoment('images', () => withinMoment('keep', () => 1) + 1)).toBe(2);
  });
});

describe('a pattern that would be at work for ages', () => {
  const hostile = aPattern(`${'*a'.repeat(12)}*b`);
  const name = `docker.io/library/${'a'.repeat(200)}:latest`;

  it('ends as a slip of the input that holds it', () => {
    const match = (): boolean => matchesReference(hostile, name);
    expect(() => withinMoment('keep', match)).toThrow(InputError);
    // The next one is not disturbed.
    expect(withinMoment('images', () => matchesReference(aPattern('a*'), name))).toBe(true);
  });
});
