import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSelector, parseSelector, type Selector } from '../../src/model/selector.ts';
import { matchesReference, parsePattern } from '../../src/model/pattern.ts';
import { referenceFilters } from '../../src/choose/reference-filters.ts';
import { familiar } from '../../src/model/reference.ts';
import { full } from '../support/build.ts';
import { familiarMatch, pathMatch } from '../support/go-path-match.ts';
import { matchingPairs, patternTexts, referenceTexts } from '../support/patterns.ts';

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if (!isSelector(parsed)) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

describe('what the engine is asked for', () => {
  it.each<[selectors: readonly string[], values: readonly string[]]>([
    [['acme/app:*'], ['acme/app:*']],
    [['acme/app:[!a]'], ['acme/app:[^a]']],
    [['app:{1,2}'], ['app:1', 'app:2']],
    [['docker.io/library/ng*'], ['docker.io/library/ng*', 'library/ng*', 'ng*']],
    [['docker.io/acme/*'], ['docker.io/acme/*', 'acme/*']],
    [
      ['*/*/app', '*/*/app:1'],
      ['*/*/app', '*/app', 'app', '*/*/app:1', '*/app:1', 'app:1'],
    ],
    [['ghcr.io/*/app'], ['ghcr.io/*/app']],
    [['*'], ['*']],
    [['docker.io/*/*/x'], ['docker.io/*/*/x', '*/*/x']],
    [['{acme/**,b}:1'], []],
    [['app:1'], ['app:1', 'docker.io/library/app:1', 'library/app:1']],
    [['acme/**'], []],
    [['**'], []],
    [['acme/*', 'deadbeef'], []],
    [['acme/*', '**/app'], []],
    [[`sha256:${'a'.repeat(64)}`], []],
    [[], []],
    [[`{${'a'.repeat(3).split('').join(',')}}{1,2,3,4,5,6}`, '{a,b,c,d,e,f}{1,2,3,4,5,6}{x,y,z}{g,h}'], []],
  ])('for %j', (selectors, values) => {
    expect(referenceFilters(selectors.map(selector))).toStrictEqual(values);
  });

  it('is nothing where it would be asked for more than 200 values', () => {
    const many = (count: number) => selector(`app:{${Array.from({ length: count }, (_, n) => n).join(',')}}`);
    expect(referenceFilters([many(200)])).toHaveLength(200);
    expect(referenceFilters([many(201)])).toStrictEqual([]);
  });

  it('lets through every name that a pattern means', () => {
    let matched = 0;
    fc.assert(
      fc.property(matchingPairs, ({ text, name }) => {
        const pattern = parsePattern(text);
        fc.pre(!('problem' in pattern) && matchesReference(pattern, full(name)));
        matched += 1;
        const asked = referenceFilters([pattern]);
        const shown = familiar(full(name));
        const reason = `${text} means ${name}, asked: ${asked.join(' ')}`;
        expect(
          asked.some((value) => familiarMatch(value, shown)),
          reason,
        ).toBe(true);
      }),
      { numRuns: 3000, seed: 11 },
    );
    expect(matched).toBeGreaterThan(1000);
  });

  it('lets through every name that is written out', () => {
    fc.assert(
      fc.property(referenceTexts, (name) => {
        const asked = referenceFilters([selector(name)]);
        const shown = familiar(full(name));
        expect(
          asked.some((value) => familiarMatch(value, shown)),
          asked.join(' '),
        ).toBe(true);
      }),
      { seed: 11 },
    );
  });

  it('is not a pattern that an engine would refuse', () => {
    fc.assert(
      fc.property(patternTexts, (text) => {
        const pattern = parsePattern(text);
        fc.pre(!('problem' in pattern));
        for (const value of referenceFilters([pattern]))
          expect(() => pathMatch(value, 'acme/app:1')).not.toThrow();
      }),
      { seed: 11 },
    );
  });
});

describe("the port of Go's path.Match", () => {
  it.each([
    ['abc', 'abc', true],
    ['*', 'abc', true],
    ['*c', 'abc', true],
    ['a*', 'ab/c', false],
    ['a*/b', 'a/c/b', false],
    ['a*b*c*d*e*/f', 'axbxcxdxe/f', true],
    ['a*b?c*x', 'abxbbxdbxebxczzx', true],
    ['ab[c]', 'abc', true],
    ['ab[^b-d]', 'abc', false],
    ['a\\*b', 'a*b', true],
    ['a?b', 'a/b', false],
    ['a[^a]b', 'a/b', true],
    ['a[b-b]', 'ab', true],
  ])('%s and %s', (pattern, name, is) => {
    expect(pathMatch(pattern, name)).toBe(is);
  });

  it.each(['[', '[^', '[]a]', '[a', '[a-]', '[-x]', 'a\\'])('%s is bad', (pattern) => {
    expect(() => pathMatch(pattern, 'a')).toThrow('a bad pattern');
  });
});
