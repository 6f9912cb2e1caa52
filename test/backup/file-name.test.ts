import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../src/backup/file-name.ts';
import { anImage, digestOf } from '../domain/build.ts';

describe('the name of the file', () => {
  it.each([
    [['app:1'], 'app_1-abcdef000000.tar'],
    [['ghcr.io/acme/app:Pr-7_x'], 'ghcr.io_acme_app_pr-7_x-abcdef000000.tar'],
    [['[::1]:5000/x:latest'], '___1__5000_x_latest-abcdef000000.tar'],
    [['b:1', 'a:1'], 'a_1-abcdef000000.tar'],
    [['b:1', digestOf('a', '1')], 'b_1-abcdef000000.tar'],
    [[digestOf('acme/app', '1')], 'acme_app-abcdef000000.tar'],
    [[], 'untagged-abcdef000000.tar'],
  ])('of %j is %s', (names, expected) => {
    expect(fileNameOf(anImage('abcdef', names))).toBe(expected);
  });

  it('is safe and short whatever the tag is', () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        const image = { ...anImage('abcdef'), tags: [tag] };
        expect(fileNameOf(image)).toMatch(/^[a-z0-9._-]{0,80}-abcdef000000\.tar$/);
      }),
    );
  });
});
