import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPatternText, matchesReference, parsePattern } from '../../src/model/pattern.ts';
import { full } from '../support/build.ts';
import { braceless, fits, means } from '../support/naive-pattern.ts';
import { aPattern, matchingPairs, patternTexts, referenceTexts } from '../support/patterns.ts';

const digest = `sha256:${'1a'.repeat(32)}`;

describe('a pattern', () => {
  it.each<[pattern: string, matches: readonly string[], not: readonly string[]]>([
    ['*', ['app:1', 'x:latest'], ['acme/app:1', 'ghcr.io/app:1']],
    ['**', ['app:1', 'acme/app:1', 'ghcr.io/acme/app:1', `app@${digest}`], []],
    ['ap?', ['app:1', 'app:2'], ['apps:1', 'ap:1', 'acme/app:1']],
    ['app:*', ['app:1', 'app:pr-1'], ['apps:1', 'acme/app:1', `app@${digest}`]],
    ['app*', ['app:1', 'apps:1'], ['my-app:1', 'app/sub:1']],
    ['app:[0-9]', ['app:1'], ['app:12', 'app:a']],
    ['app:[!0-9]*', ['app:a', 'app:pr-1'], ['app:1', 'app:12']],
    ['app:[^0-9]*', ['app:a'], ['app:1']],
    ['app:[._1-3]', ['app:_', 'app:2'], ['app:4', 'app:a']],
    ['app[!x]1', ['app:1', 'appa1:2'], ['app/1:2', 'appx1:1']],
    ['app:{1,2}', ['app:1', 'app:2'], ['app:3', 'app:12']],
    ['{app,acme/*}:{1,pr-{2,3}}', ['app:1', 'acme/x:pr-2', 'acme/x:pr-3'], ['acme/x:pr-1', 'app:pr-4']],
    ['app:{,pr-}1', ['app:1', 'app:pr-1'], ['app:2']],
    ['acme/*', ['acme/app:1', 'acme/web:2'], ['acme/app/sub:1', 'acme:1', 'x/acme/app:1']],
    ['acme/**', ['acme/app:1', 'acme/app/sub:1'], ['acme:1', 'acmes/app:1']],
    ['acme/**/app', ['acme/app:1', 'acme/x/app:1', 'acme/x/y/app:1'], ['app:1', 'acme/xapp:1']],
    ['**/app', ['app:1', 'acme/app:1', 'ghcr.io/acme/app:2'], ['apps:1', 'acme/my-app:1']],
    ['**/**/app', ['app:1', 'acme/app:1'], ['xapp:1']],
    ['**app', ['app:1', 'my-app:1', 'acme/app:1'], ['apps:1']],
    ['**:pr-*', ['app:pr-1', 'ghcr.io/acme/app:pr-22'], ['pr-1:1', 'pr-1/app:2']],
    ['ghcr.io/*/app:1', ['ghcr.io/acme/app:1'], ['ghcr.io/app:1', 'ghcr.io/a/b/app:1', 'ghcrxio/a/app:1']],
    ['docker.io/library/ng*', ['nginx:1'], ['acme/nginx:1', 'ghcr.io/library/nginx:1']],
    ['docker.io/*/app', ['acme/app:1'], ['ghcr.io/acme/app:1']],
    ['docker.io/*', [], ['app:1', 'acme/app:1']],
    ['docker.io/**', ['app:1', 'acme/app:1'], ['ghcr.io/acme/app:1']],
    ['localhost:5000/*', ['localhost:5000/app:1'], ['localhost:5001/app:1', 'localhost/app:1']],
    ['*:1*', ['app:1', 'app:12'], [`app@${digest}`, 'app:21']],
    ['*:[0-9a-f]*', ['app:1a'], [`app@${digest}`]],
    ['a[p]p', [`app@${digest}`, 'app:1'], []],
    [`app@sha256:1a*`, [`app@${digest}`], ['app:1', `web@${digest}`]],
    ['*@*', [`app@${digest}`], ['app:1', `acme/app@${digest}`]],
    ['a.p*', ['a.p:1'], ['app:1', 'a-p:1']],
  ])('%s', (text, matches, not) => {
    const pattern = aPattern(text);
    const all = [...matches, ...not];
    expect(all.filter((name) => matchesReference(pattern, full(name)))).toStrictEqual(matches);
    expect(all.filter((name) => means(text, name))).toStrictEqual(matches);
    expect(pattern.takesUntagged).toBe(text === '**');
  });

  it('is tried even against a reported name that is not a reference', () => {
    expect(matchesReference(aPattern('**'), 'No Name')).toBe(true);
    expect(matchesReference(aPattern('**Name'), 'No Name')).toBe(true);
    expect(matchesReference(aPattern('app*'), 'No Name')).toBe(false);
  });

  it('means what a plain reading of it means', () => {
    let matched = 0;
    fc.assert(
      fc.property(patternTexts, fc.array(referenceTexts, { minLength: 4, maxLength: 8 }), (text, names) => {
        const pattern = parsePattern(text);
        fc.pre(!('problem' in pattern));
        for (const name of names) {
          const is = matchesReference(pattern, full(name));
          if (is) matched += 1;
          expect(is, `${text} and ${name}`).toBe(means(text, name));
        }
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(matched).toBeGreaterThan(300);
  });

  it('made of a name means what a plain reading of it means', () => {
    let matched = 0;
    fc.assert(
      fc.property(matchingPairs, referenceTexts, ({ text, name }, other) => {
        const pattern = parsePattern(text);
        fc.pre(!('problem' in pattern));
        for (const one of [name, other]) {
          const is = matchesReference(pattern, full(one));
          if (is) matched += 1;
          expect(is, `${text} and ${one}`).toBe(means(text, one));
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
    expect(matched).toBeGreaterThan(1000);
  });

  it('with braces stands for each of its choices, once', () => {
    fc.assert(
      fc.property(patternTexts, (text) => {
        const pattern = parsePattern(text);
        fc.pre(!('problem' in pattern));
        expect(new Set(pattern.alternatives)).toStrictEqual(new Set(braceless(text)));
      }),
      { seed: 7 },
    );
  });
});

describe('the plain reading', () => {
  it.each([
    ['a*c', 'abbc', true],
    ['a*c', 'ab/c', false],
    ['a**c', 'ab/c', true],
    ['**/c', 'c', true],
    ['a**/c', 'ac', false],
    ['[!a]', '/', false],
    ['[a-c][!x]', 'by', true],
  ])('of %s and %s', (pattern, text, is) => {
    expect(fits(pattern, text)).toBe(is);
  });
});

describe('a text that is not a pattern', () => {
  const open = 'a bracket or brace is not closed, or stands in a wrong place';
  const characters = 'only the characters of image names and * ? [ ] { } , can stand in a pattern';
  const part = 'no name has an empty part, "." or ".." between slashes';
  it.each([
    ['app:{1', open],
    ['app:{[,a}', open],
    ['app:1}*', open],
    ['app:[1', open],
    ['app:a[]', open],
    ['app:[]a]*', open],
    ['app:[a-]*', open],
    ['app:[a,b]', open],
    ['app:[[:alpha:]]x', open],
    ['a^b*', open],
    ['a!*', open],
    ['a,b*', open],
    ['app:[z-a]x', 'a range in brackets runs backwards'],
    ['app:{1..9}', 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
    ['app:{1}', 'braces hold a choice, as in {a,b}'],
    ['app:{}', 'braces hold a choice, as in {a,b}'],
    ['!app:*', 'a pattern cannot exclude; list what must stay in `keep`'],
    ['app:+(a|b)*', characters],
    ['app\\*', characters],
    ['app:é*', characters],
    ['\u{e000}*', characters],
    ['/app*', part],
    ['app*/', part],
    ['a//b*', part],
    ['../*', part],
    ['a/./*', part],
    ['{app,}', part],
    ['{acme,}/*', part],
    ['a/{b,.}', part],
    ['https://ghcr.io/*', 'write the name without https://'],
    ['app *', 'write one item a line, or commas between them'],
    ['sha256:*', 'an ID is sha256: and up to 64 hex digits in lower case'],
    [`${'a'.repeat(1000)}*`, 'longer than 1000 characters'],
    ['{a,b}'.repeat(9), 'its braces stand for more than 500 names; write fewer'],
  ])('%s', (text, problem) => {
    expect(parsePattern(text)).toStrictEqual({ requested: text, problem });
  });

  it.each([
    ['a megabyte', '*'.repeat(1_000_000)],
    ['thousands of braces', '{a,b}'.repeat(3000)],
    ['braces in braces', '{a,'.repeat(3000) + '}'.repeat(3000)],
    ['braces that hold much', `{${'a,'.repeat(498)}a}`.repeat(3)],
    ['open braces', '{'.repeat(999)],
    ['open brackets', '['.repeat(999)],
    ['closed brackets', ']'.repeat(999)],
    ['brackets in brackets', '[a'.repeat(499)],
    ['commas in braces', `{${','.repeat(990)}}`],
  ])('%s', (_, text) => {
    expect(parsePattern(text)).toHaveProperty('problem');
  });

  it('is too long, or stands for too many names, exactly from the documented limit on', () => {
    const ten = `{${'a,'.repeat(9)}a}`;
    expect(aPattern(`${'a'.repeat(999)}*`).requested).toHaveLength(1000);
    expect(aPattern(`${ten}${ten}{a,b,c,d,e}`).alternatives).toHaveLength(500);
    expect(parsePattern(`${ten}${ten}{a,b,c,d,e,f}`)).toHaveProperty('problem');
  });

  it('can be told apart from a plain name', () => {
    expect(['app', 'app:1', `app@${digest}`, 'a^b', 'a,b', 'a!'].filter(isPatternText)).toStrictEqual([]);
    const wild = ['*', 'a?', '[a', 'a]', '{a', 'a}'];
    expect(wild.filter(isPatternText)).toStrictEqual(wild);
  });
});
