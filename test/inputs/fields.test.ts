import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/inputs/fields.ts';
import { Fields, splitList } from '../../src/inputs/fields.ts';

function fields(value: string): Fields {
  return new Fields(() => value);
}

describe('a list', () => {
  it.each([
    ['nothing', '', []],
    ['blank lines', '\n \n\t\n', []],
    ['one item', 'app:1', ['app:1']],
    ['an item a line', 'a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
    ['several on a line', 'a, b ,c', ['a', 'b', 'c']],
    ['commas too many', ',a,,b,', ['a', 'b']],
    ['white space around', '  a\t\n\tb  ', ['a', 'b']],
    ['comments', '# no\n  # nor this, or that\na\n#b', ['a']],
    ['a # that is no comment', 'a#b\na # b', ['a#b', 'a # b']],
    ['braces', 'app:{1,2},b', ['app:{1,2}', 'b']],
    ['braces in braces', 'app:{1,{2,3},4},b', ['app:{1,{2,3},4}', 'b']],
    ['a brace that never closes', 'app:{1,2,b\nc,d', ['app:{1,2,b', 'c', 'd']],
    ['a brace that never opened', 'a},b,{c,d}', ['a}', 'b', '{c,d}']],
    ['a comment after a comma, which is an item', 'a,#b', ['a', '#b']],
  ])('of %s', (_, text, items) => {
    expect(splitList(text)).toEqual(items);
    expect(fields(text).list('images')).toEqual(items);
  });

  it('is the same with the items on lines or behind commas', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9:./@-]{1,8}$/)), (items) => {
        expect(splitList(items.join('\n'))).toEqual(items);
        expect(splitList(items.join(','))).toEqual(items);
      }),
    );
  });

  it('never holds an empty item, a line break or space at the ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '{', '}', '#', ' ', '\n', '\r', '\t') }),
        (text) => {
          for (const item of splitList(text)) expect(item).toMatch(/^\S(?:[^\n\r]*\S)?$/);
        },
      ),
    );
  });
});

describe('a boolean', () => {
  it.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    [' true\n', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ])('%j', (text, expected) => {
    expect(fields(text).boolean('force', !expected)).toBe(expected);
  });

  it('has its default when nothing is written', () => {
    expect(fields('').boolean('force', true)).toBe(true);
    expect(fields('  ').boolean('force', false)).toBe(false);
  });

  it.each(['yes', 'no', 'on', 'off', '1', '0', 'tRUE', 'y', 'null', '"true"', 'true false'])(
    'is none: %s',
    (text) => {
      const these = fields(text);
      these.boolean('force', false);
      expect(these.problems).toEqual([
        { input: 'force', value: text, allowed: 'is not a boolean; write true or false' },
      ]);
    },
  );
});

describe('a choice', () => {
  it('is one of those there are, or the first when nothing is written', () => {
    expect(fields('ignore').choice('missing', ['warn', 'ignore'])).toBe('ignore');
    expect(fields('').choice('missing', ['warn', 'ignore'])).toBe('warn');
  });

  it.each(['Warn', 'warning', 'warn,ignore'])('is refused with a list of them: %s', (text) => {
    const these = fields(text);
    these.choice('missing', ['warn', 'ignore']);
    expect(these.problems).toEqual([
      { input: 'missing', value: text, allowed: 'is not one of warn, ignore' },
    ]);
  });
});

describe('a duration', () => {
  it.each([
    ['1s', 1000],
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h', 3_600_000],
    ['1h30m', 5_400_000],
    ['1h30m5s', 5_405_000],
    ['007s', 7000],
    ['0h1s', 1000],
    ['999999999h', 999_999_999 * 3_600_000],
  ])('%s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each([
    '',
    '0s',
    '0h0m0s',
    '5',
    's',
    '-1s',
    '+1s',
    '1.5h',
    '1d',
    '10ms',
    '1 h',
    '1h ',
    '1H',
    '1000000000s',
    '1h\n',
    'Infinitys',
    '１s',
  ])('is none: %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
