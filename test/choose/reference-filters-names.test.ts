import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isNamedSelector,
  isSelector,
  parseNamedSelector,
  parseSelector,
  type NamedSelector,
  type Selector,
} from '../../src/model/selector.ts';
import { nearbyFilters, protectingFilters } from '../../src/choose/reference-filters.ts';
import { familiar } from '../../src/model/reference.ts';
import { full, id } from '../support/build.ts';
import { familiarMatch } from '../support/go-path-match.ts';
import { referenceTexts } from '../support/patterns.ts';

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if (!isSelector(parsed)) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

function named(text: string): NamedSelector {
  const parsed = parseNamedSelector(text);
  if (!isNamedSelector(parsed)) throw new Error(`${text}: ${parsed.problem}`);
  return parsed;
}

describe('the `reference` values for `keep`', () => {
  it.each<[texts: readonly string[], values: readonly string[] | undefined]>([
    [[], []],
    [['app:1'], ['docker.io/library/app:1', 'library/app:1', 'app:1']],
    [['ghcr.io/acme/app'], ['ghcr.io/acme/app']],
    [[`ghcr.io/acme/app@${id('1')}`, `ghcr.io/acme/app:1@${id('1')}`], ['ghcr.io/acme/app']],
    [['acme/app:*'], ['acme/app:*']],
    [[id('1')], []],
    [['**/app', 'app:1'], undefined],
    [Array.from({ length: 201 }, (_, n) => `ghcr.io/a/${String(n)}`), undefined],
  ])('%.60j', (texts, values) => {
    expect(protectingFilters(texts.map(selector))).toStrictEqual(values);
  });

  it('let everything through that is kept by its name or by its repository', () => {
    fc.assert(
      fc.property(referenceTexts, fc.boolean(), (name, isBare) => {
        const kept = isBare ? name.replace(/@.*|:[^:/]*$/, '') : name;
        const values = protectingFilters([selector(kept)]) ?? [];
        expect(values.some((value) => familiarMatch(value, familiar(full(name))))).toBe(true);
      }),
      { seed: 11 },
    );
  });
});

describe('the `reference` values for absent images', () => {
  it('are its repository, and repositories with the same last part', () => {
    expect(nearbyFilters([named('ghcr.io/a/b/c/app:1'), named(id('1'))])).toStrictEqual([
      ...['ghcr.io/a/b/c/app', 'app', '*/app', '*/*/app', '*/*/*/app'],
    ]);
    expect(nearbyFilters([])).toStrictEqual([]);
  });

  it('let other tags through', () => {
    fc.assert(
      fc.property(referenceTexts, (name) => {
        const values = nearbyFilters([named(name)]);
        const other = name.replace(/@.*|:[^:/]*$/, ':other');
        expect(values.some((value) => familiarMatch(value, familiar(full(other))))).toBe(true);
      }),
      { seed: 11 },
    );
  });
});
