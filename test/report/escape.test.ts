import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, markdown, plain } from '../../src/model/text.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '::',
        '##[',
        '#',
        '[',
        ']',
        ' ',
        '\n',
        '\r',
        '\0',
        '\u2028',
        '\u202e',
        '\u200b',
        'error',
        '%',
        'x',
        '|',
        '<',
        '>',
        '@',
        '`',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('a line of the log', () => {
  it.each([
    ['::error::gone', ': :error::gone'],
    ['  ::stop-commands::x', ': :stop-commands::x'],
    ['\u200b::error::x', ': :error::x'],
    ['fine ::error::x', 'fine ::error::x'],
    ['##[error]gone', '## [error]gone'],
    ['fine ##[group]x ##[endgroup]', 'fine ## [group]x ## [endgroup]'],
    ['##\n[error]', '## [error]'],
    ['a\nb', 'a b'],
    ['a\r\n::error::b', 'a ::error::b'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['a\0b', 'a b'],
    ['abc\u202egnp.exe', 'abc gnp.exe'],
    ['a\u2066b\u2069c\u061cd\u00ade\ufefff', 'a b c d e f'],
    ['ä 漢 🗑️', 'ä 漢 🗑️'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('gives the runner no order, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = plain(text);
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe('text in Markdown', () => {
  it.each([
    ['[click](https://evil.example)', '&#91;click&#93;&#40;https&#58;//evil.example&#41;'],
    ['www.evil.example', 'www&#46;evil.example'],
    ['WWW.evil.example', 'WWW&#46;evil.example'],
    ['a | b', 'a &#124; b'],
    ['<img src=x onerror=y>', '&#60;img src&#61;x onerror&#61;y&#62;'],
    ['</details>', '&#60;/details&#62;'],
    ['@octocat', '&#64;octocat'],
    ['```\nrm\n```', '&#96;&#96;&#96; rm &#96;&#96;&#96;'],
    ['*b* _i_ ~s~', '&#42;b&#42; &#95;i&#95; &#126;s&#126;'],
    ['# head', '&#35; head'],
    ['&lt;', '&#38;lt;'],
    ['\\|', '&#92;&#124;'],
    ['$x$', '&#36;x&#36;'],
    [':tada:', '&#58;tada&#58;'],
    ['🗑', '&#128465;'],
    ['ghcr.io/acme/app-1, ok; 漢', 'ghcr.io/acme/app-1, ok; 漢'],
  ])('%s', (text, expected) => {
    expect(markdown(text)).toBe(expected);
    expect(code(text)).toBe(`<code>${expected}</code>`);
  });

  it('holds no character that means something, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const withoutEntities = markdown(text).replace(/&#\d+;/g, '');
        expect(withoutEntities).not.toMatch(/[<>&|[\]()`*_~#!@:$\\"'=+{}\n\r]/);
      }),
    );
  });

  it('reads as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = markdown(text).replace(/&#(\d+);/g, (_, point: string) =>
          String.fromCodePoint(Number(point)),
        );
        expect(read).toBe(plain(text));
      }),
    );
  });
});
