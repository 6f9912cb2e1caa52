import { describe, expect, it } from 'vitest';
import { isNamedSelector, parseNamedSelector, parseSelector } from '../../src/model/selector.ts';
import { parseReference } from '../../src/model/reference.ts';
import { InputError } from '../../src/model/input-error.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';

const MB = 1024 * 1024;
/** The test fails on its timeout if a reader takes more than linear time. */
const TIMEOUT_MS = 10_000;

const repeated = (unit: string): string => unit.repeat(MB / unit.length);

describe('a million characters are read, or refused, at once', () => {
  const units = [
    'a',
    'A',
    '-',
    '.',
    '_',
    '/',
    ':',
    '@',
    'a-',
    'a.',
    'a/',
    '__a',
    'a:',
    '{',
    '}',
    '{a,b}',
    '[',
  ];
  const more = [
    '*',
    '**/',
    '?',
    '[a-',
    '!',
    '\\',
    '"',
    "'",
    ' ',
    '\t',
    'a ',
    ',',
    '#',
    '\0',
    '\u202e',
    '0',
    'é',
  ];

  it.each([...units, ...more, 'sha256:', 'a@sha256:', '{closed-pr}', '\n', '\r', '=', '!='])(
    '%j',
    (unit) => {
      const text = repeated(unit);
      for (const read of [parseReference, parseNamedSelector, parseSelector])
        expect(read(text)).toBeDefined();
      for (const input of ['images', 'filters', 'timeout', 'force']) {
        let thrown: unknown;
        try {
          parseInputs((name) => (name === input ? text : ''));
        } catch (error) {
          thrown = error;
        }
        expect(thrown ?? new InputError([])).toBeInstanceOf(InputError);
      }
    },
    TIMEOUT_MS,
  );
});

describe('a text that imitates something else is refused', () => {
  it.each([
    // Cyrillic, full width, mathematical, Greek, with a dot below, joined, with nothing in between.
    ...[
      'аpp:1',
      'ａｐｐ',
      '𝚊𝚙𝚙',
      'αpp',
      'ạpp',
      'ﬁle',
      'a\u200bpp',
      'a\u00adpp',
      'app\ufeff',
      'app：1',
      'app∕x',
    ],
    // Ways out of a path, encoded once, twice, and in full width.
    ...[
      '../app',
      'app/../x',
      'app/..',
      '..%2fapp',
      'app%2fx',
      'app%252fx',
      '．．/app',
      'app\\..\\x',
      './app',
      '//app',
    ],
    // Other parts of an address, and other commands.
    ...[
      'app?force=1',
      'app#x',
      'app&force=1',
      'app;rm -rf /',
      '$(id)',
      '`id`',
      'app|x',
      'app\nx',
      'app\0',
      'a\tb',
    ],
    // Flags.
    ...['--force', '-f', '--platform=linux/arm64', '--all', '-'],
  ])('%j', (text) => {
    expect(isNamedSelector(parseNamedSelector(text))).toBe(false);
    expect(parseSelector(text)).toHaveProperty('problem');
  });
});
