import { describe, expect, it } from 'vitest';
import {
  contradiction,
  filtersBy,
  filterText,
  isFilter,
  parseFilter,
  type Filter,
} from '../../src/model/filter.ts';

function read(...texts: readonly string[]): readonly Filter[] {
  return texts.map((text) => {
    const filter = parseFilter(text);
    if (!isFilter(filter)) throw new Error(`${text} ${filter.problem}`);
    return filter;
  });
}

function problemOf(text: string): string {
  const filter = parseFilter(text);
  return isFilter(filter) ? `taken for ${filter.key} of ${filter.value}` : filter.problem;
}

describe('a filter', () => {
  it.each([
    ['dangling=true', 'dangling', 'true'],
    [' DangLing =\tfalse ', 'dangling', 'false'],
    ['unused=true', 'unused', 'true'],
    ['label=key', 'label', 'key'],
    ['label=key=value', 'label', 'key=value'],
    ['label=key=', 'label', 'key='],
    ['label=a.b/c=x=y z', 'label', 'a.b/c=x=y z'],
    ['label!=key=value', 'label!', 'key=value'],
    ['Label!= key', 'label!', 'key'],
    ['label! =x', 'label!', 'x'],
    ['label==x', 'label', '=x'],
    ['until=72h', 'until', '72h'],
    ['reference=acme/app:[0-9]*', 'reference', 'acme/app:[0-9]*'],
    ['reference=a[^b-d]?', 'reference', 'a[^b-d]?'],
    ['reference=app:[12]', 'reference', 'app:[12]'],
    ['reference=[^abc]:[a-c1]x', 'reference', '[^abc]:[a-c1]x'],
    ['before=app', 'before', 'app'],
    ['since=sha256:0123456789ab', 'since', 'sha256:0123456789ab'],
  ])('%j', (text, key, value) => {
    expect(parseFilter(text)).toMatchObject({ key, value });
  });

  it.each([
    ['dangling=true', { is: true }],
    ['unused=false', { is: false }],
    ['label=key', { label: { name: 'key' } }],
    ['label=key=', { label: { name: 'key', value: '' } }],
    ['label!=a=b=c', { label: { name: 'a', value: 'b=c' } }],
    ['reference=app:*', { pattern: { kind: 'pattern', requested: 'app:*' } }],
    ['since=0123456789ab', { image: { kind: 'reference-or-id', hex: '0123456789ab' } }],
  ])('the meaning of %s', (text, meaning) => {
    expect(parseFilter(text)).toMatchObject(meaning);
  });

  it.each([
    ['dangling', /^is not a filter; write dangling=true\|false, .* or unused=true\|false$/],
    ['', /^is not a filter/],
    ['=true', /^is not a filter/],
    ['label!!=x', /^is not a filter/],
    ['constructor=x', /^is not a filter/],
    ['toString=x', /^is not a filter/],
    ['name=app', /^is not a filter/],
    ['dangling=', /^has no value$/],
    ['label= ', /^has no value$/],
    ['until=', /^has no value$/],
    ['dangling=yes', /^is neither true nor false$/],
    ['dangling=True', /^is neither true nor false$/],
    ['unused=1', /^is neither true nor false$/],
    ['until=3d', /^has a unit that Docker does not know/],
    ['reference=[', /^is not a pattern for the engine: a bracket is left open$/],
    ['reference=a]', /a bracket is left open$/],
    ['reference=[]', /a bracket is left open$/],
    ['reference=[a-]', /a bracket is left open$/],
    ['reference=a\\', /a bracket is left open$/],
    ['reference=app:[!a]', /^is not a pattern for the engine, which negates with \^; write \[\^…\]$/],
    ['reference={a,b}', /^is not a pattern for the engine, which knows \* \? and \[a-z\]/],
    ['reference=acme/**', /^is not a pattern for the engine, which knows/],
    ['before=a b', /^names no image: /],
    ['since=APP', /^names no image: /],
    ['since=app*', /^names no image: /],
  ])('%j is none', (text, problem) => {
    expect(problemOf(text)).toMatch(problem);
  });

  it('cannot be true and false at once', () => {
    expect(contradiction(read('dangling=true', 'dangling=false'))).toBe('dangling');
    expect(contradiction(read('unused=false', 'unused=true', 'dangling=true'))).toBe('unused');
    expect(
      contradiction(read('dangling=true', 'dangling=true', 'unused=false', 'label=a', 'label=b')),
    ).toBeUndefined();
  });

  it('is found by its key, and is shown as the user wrote it', () => {
    const filters = read('label=a', 'label!=b', 'LABEL=a', 'label=c');
    expect(filtersBy(filters, 'label').map(({ value }) => value)).toStrictEqual(['a', 'a', 'c']);
    expect(filtersBy(filters, 'label!').map(({ value }) => value)).toStrictEqual(['b']);
    expect(filterText(filters)).toBe('label=a, label!=b, label=a, label=c');
  });
});
