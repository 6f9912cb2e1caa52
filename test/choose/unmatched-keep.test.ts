import { describe, expect, it } from 'vitest';
import { isSelector, parseSelector, type Selector } from '../../src/model/selector.ts';
import { unmatched, unmatchedWarnings } from '../../src/choose/unmatched-keep.ts';
import { anImage, id } from '../support/build.ts';

function selectors(...texts: readonly string[]): readonly Selector[] {
  return texts.map((text) => {
    const selector = parseSelector(text);
    if (!isSelector(selector)) throw new Error(selector.problem);
    return selector;
  });
}

const images = [
  anImage('d', ['app:1', 'ghcr.io/acme/web:2', `pulled@${id('e')}`]),
  { ...anImage('c', ['localhost/local:1']), impliedDigests: [`localhost/local@${id('f')}`] },
  anImage('7'),
];

describe('the selectors of `keep` that match nothing', () => {
  it.each([
    ...['app:1', 'app', 'docker.io/library/app:1', 'ghcr.io/acme/web', 'pulled', 'localhost/local:1'],
    ...[`pulled@${id('e')}`, `app:9@${id('d')}`, `app@${id('d')}`, `localhost/local@${id('f')}`],
    ...['ap?', '**/web:*', '**', '{nobody,app}:1'],
    ...[id('d'), 'd000', 'sha256:c000', id('7').slice(7, 30)],
  ])('is not %s', (text) => {
    expect(unmatched(selectors(text), images)).toStrictEqual([]);
  });

  it.each([
    ...['ap:1', 'app:2', 'ap', 'web:2', 'local:1', 'ghcr.io/acme/app:1', `web@${id('d')}`, `app@${id('a')}`],
    ...['ap', 'app:?0', '*/nobody', 'dddc', 'eeee', id('1'), `${'d'.repeat(63)}e`],
  ])('is %s', (text) => {
    const keep = selectors(text);
    expect(unmatched(keep, images)).toStrictEqual(keep);
  });

  it('are all of them on an empty engine', () => {
    const all = selectors('app:1', '**', 'dddd');
    expect(unmatched(all, [])).toStrictEqual(all);
    expect(unmatched([], images)).toStrictEqual([]);
  });

  it('do not include a text of which one meaning matches', () => {
    const [named] = selectors('local:1');
    const [local] = selectors('localhost/local:1');
    if (named === undefined || local === undefined) throw new Error('there are two');
    expect(unmatched([named, { ...local, requested: 'local:1' }], images)).toStrictEqual([]);
  });
});

describe('the warning', () => {
  it.each<[texts: readonly string[], warnings: readonly string[]]>([
    [[], []],
    [['ap:1'], ['`keep: ap:1` protects nothing: no image here matches it']],
    [['ap:1', 'ap:1'], ['`keep: ap:1` protects nothing: no image here matches it']],
    [['a', 'b'], ['2 items of `keep` protect nothing, since no image here matches them: a, b']],
  ])('of %j', (texts, warnings) => {
    expect(unmatchedWarnings(selectors(...texts))).toStrictEqual(warnings);
  });

  it('of very many is one', () => {
    const [warning = '', ...more] = unmatchedWarnings(
      selectors(...Array.from({ length: 4000 }, (_, n) => `a:${String(n)}`)),
    );
    expect(more).toStrictEqual([]);
    expect(warning).toMatch(/^4000 items of `keep` .*: a:0, a:1, .*, a:9 and 3990 more$/);
  });
});
