import { describe, expect, it } from 'vitest';
import { absentReasons } from '../../src/choose/explain-absent.ts';
import { isNamedSelector, parseNamedSelector, type NamedSelector } from '../../src/model/selector.ts';
import { anImage, id } from '../support/build.ts';

function selector(text: string): NamedSelector {
  const parsed = parseNamedSelector(text);
  if (!isNamedSelector(parsed)) throw new Error(parsed.problem);
  return parsed;
}

const reasonFor = absentReasons([
  anImage('1', ['app:1', 'app:2', `app@${id('1')}`]),
  anImage('2', ['ghcr.io/acme/web:1', 'ghcr.io/acme/web:2', 'localhost/web:3']),
  anImage('3', [`pulled@${id('3')}`]),
  anImage('4', ['many:1', 'many:2', 'many:3', 'many:4', 'many:5', 'many:6', 'many:7']),
  anImage('5', ['abc:1']),
  anImage('6'),
]);

describe('the reason for an absent image names similar images', () => {
  it.each([
    ['app:3', 'no such image; here are app:1, app:2'],
    ['app', 'no such image; `app` means the tag `latest`; here are app:1, app:2'],
    ['many:9', 'no such image; here are many:1, many:2, many:3, many:4, many:5 and 2 more'],
    [`app@${id('9')}`, 'no such image; here are app:1, app:2'],
    ['pulled:1', `no such image; here are pulled@${id('3')}`],
    ['abc', 'no such image; `abc` means the tag `latest`; here are abc:1'],
    // Another registry; the same tag first.
    ['web:2', 'no such image; here are ghcr.io/acme/web:2, ghcr.io/acme/web:1, localhost/web:3'],
    ['localhost/app:1', 'no such image; here are app:1, app:2'],
    ['ghcr.io/acme/web:9', 'no such image; here are ghcr.io/acme/web:1, ghcr.io/acme/web:2'],
    // Common mistakes.
    ['latest', 'no such image; `latest` is a tag and not a name; write `app:latest`'],
    ['all', "no such image; every image is `'**'`"],
    ['abd', 'no such image; an ID needs at least four hex digits'],
    ['sha256:ab', 'no such image; an ID needs at least four hex digits'],
    // Nothing is like it.
    ['nobody:1', 'no such image'],
    ['dead', 'no such image'],
    [id('9'), 'no such image'],
  ])('%s: %s', (text, reason) => {
    expect(reasonFor(selector(text))).toBe(reason);
  });
});
