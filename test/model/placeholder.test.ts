import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesReference, parsePattern, pullRequestsIn, type Pattern } from '../../src/model/pattern.ts';
import { referenceFilters } from '../../src/choose/reference-filters.ts';
import { full, digestOf } from '../support/build.ts';

function pattern(text: string): Pattern {
  const parsed = parsePattern(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

describe('`{closed-pr}` stands for', () => {
  it.each([
    ['app:pr-{closed-pr}', 'app:pr-12', [12]],
    ['app:pr-{closed-pr}', 'app:pr-999999999', [999_999_999]],
    ['app:pr-{closed-pr}', 'app:pr-1234567890', []],
    ['app:pr-{closed-pr}', 'app:pr-0', []],
    ['app:pr-{closed-pr}', 'app:pr-012', []],
    ['app:pr-{closed-pr}', 'app:pr-', []],
    ['app:pr-{closed-pr}', 'app:pr-12x', []],
    ['app:pr-{closed-pr}', 'other:pr-12', []],
    ['ghcr.io/acme/app:pr-{closed-pr}-*', 'ghcr.io/acme/app:pr-12-345', [12]],
    ['app-pr-{closed-pr}', 'app-pr-12:latest', [12]],
    ['docker.io/library/app:{closed-pr}', 'app:12', [12]],
    ['{closed-pr}/app', '12/app:1', [12]],
    ['app:{pr,pull}-{closed-pr}', 'app:pull-12', [12]],
    ['app:{pr-{closed-pr},{closed-pr}-pr}', 'app:12-pr', [12]],
  ])('in %s and %s: %j', (text, name, numbers) => {
    expect(pullRequestsIn(pattern(text), full(name))).toStrictEqual(numbers);
    expect(matchesReference(pattern(text), full(name))).toBe(numbers.length > 0);
  });

  it.each([
    ['a whole number, also beside a star', 'app:pr-{closed-pr}*', 'app:pr-123', [123]],
    ['a whole number, also behind a star', 'app:*{closed-pr}', 'app:pr-123', [123]],
    ['no number of a star', 'app:pr-{closed-pr}-*', 'app:pr-0-12', []],
    ['each number that it can be', 'app:*-{closed-pr}-*', 'app:a-12-34-b', [12, 34]],
    ['none of a digest', '**{closed-pr}**', `app@sha256:${'a1'.repeat(32)}`, []],
  ])('%s', (_, text, name, numbers) => {
    const reference = name.includes('@') ? digestOf('app', 'a1'.repeat(32)) : full(name);
    expect(pullRequestsIn(pattern(text), reference)).toStrictEqual(numbers);
  });

  it('the same pull request wherever it stands', () => {
    const twice = pattern('acme/{closed-pr}:pr-{closed-pr}');
    expect(pullRequestsIn(twice, full('acme/12:pr-12'))).toStrictEqual([12]);
    expect(pullRequestsIn(twice, full('acme/12:pr-13'))).toStrictEqual([]);
    expect(matchesReference(twice, full('acme/12:pr-13'))).toBe(false);
    expect(matchesReference(twice, full('acme/12:pr-123'))).toBe(false);
  });

  it('whatever number there is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.stringMatching(/^[a-z.-]{0,5}$/),
        (number, end) => {
          const found = pullRequestsIn(pattern('app:pr-{closed-pr}*'), full(`app:pr-${number}${end}`));
          expect(found).toStrictEqual([number]);
        },
      ),
    );
  });

  it('nothing in a pattern without it', () => {
    expect(pullRequestsIn(pattern('app:*'), full('app:12'))).toStrictEqual([]);
    expect(pattern('app:*').isNumbered).toBe(false);
  });
});

describe('`{closed-pr}` is refused', () => {
  const BESIDE = '`{closed-pr}` is a whole number, so no digit can stand beside it';
  const REST = 'every choice in braces must hold `{closed-pr}`; write a pattern of its own for the rest';
  it.each([
    ['app:1{closed-pr}', BESIDE],
    ['app:{closed-pr}0', BESIDE],
    ['app:{closed-pr}{closed-pr}', BESIDE],
    ['app:{pr,v2}{closed-pr}', BESIDE],
    ['app:{latest,pr-{closed-pr}}', REST],
    ['app:[{closed-pr}]', 'a bracket or brace is not closed, or stands in a wrong place'],
    ['app:{closed-prs}', 'braces hold a choice, as in {a,b}'],
    ['app:{CLOSED-PR}', 'braces hold a choice, as in {a,b}'],
    ['app:{closed-pr', 'a bracket or brace is not closed, or stands in a wrong place'],
    ['app:\u{e002}*', 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
  ])('in %s', (requested, problem) => {
    expect(parsePattern(requested)).toStrictEqual({ requested, problem });
  });
});

it('the engine is asked for at least what is meant', () => {
  expect(referenceFilters([pattern('acme/app:pr-{closed-pr}')])).toStrictEqual(['acme/app:pr-[1-9]*']);
});
