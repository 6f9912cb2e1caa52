import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, type Content } from '../../../src/remove/backup/file-name.ts';
import { folderNameOf } from '../../../src/remove/backup/folder.ts';
import { anImage, digestOf } from '../../support/build.ts';

const nothing: Content = { names: [], parentIds: [], variants: [] };
/** With what a longest name of a part adds: `.<UUID>.part`. */
const LONGEST = 143 - 42;

describe('the name of the file', () => {
  it.each([
    [['app:1'], 'app_1-abcdef000000-'],
    [['ghcr.io/acme/app:Pr-7_x'], 'ghcr.io_acme_app_pr-7_x-abcdef000000-'],
    [['[::1]:5000/x:latest'], '___1__5000_x_latest-abcdef000000-'],
    [['b:1', 'a:1'], 'a_1-abcdef000000-'],
    [['b:1', digestOf('a', '1')], 'b_1-abcdef000000-'],
    [[digestOf('acme/app', '1')], 'acme_app-abcdef000000-'],
    [[], 'untagged-abcdef000000-'],
  ])('of %j begins with %s', (names, expected) => {
    expect(fileNameOf(anImage('abcdef', names), nothing)).toMatch(
      new RegExp(`^${expected.replaceAll('.', String.raw`\.`)}[0-9a-f]{8}\\.tar$`),
    );
  });

  it('is safe and short whatever the tag is', () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        const name = fileNameOf({ ...anImage('abcdef'), tags: [tag] }, { ...nothing, names: [tag] });
        expect(name).toMatch(/^[a-z0-9._-]{0,70}-abcdef000000-[0-9a-f]{8}\.tar$/);
        expect(name.length).toBeLessThanOrEqual(LONGEST);
      }),
    );
  });

  it('is the same for what brings back the same, and another for anything else', () => {
    const image = anImage('abcdef', ['a:1', 'b:1']);
    const content: Content = { names: image.tags, parentIds: ['p', 'q'], variants: ['v', 'w'] };
    const same = { names: image.tags.toReversed(), parentIds: ['q', 'p'], variants: ['w', 'v'] };
    expect(fileNameOf(image, same)).toBe(fileNameOf(image, content));
    const others = [
      fileNameOf(image, { ...content, names: image.tags.slice(0, 1) }),
      fileNameOf(image, { ...content, parentIds: ['p'] }),
      fileNameOf(image, { ...content, variants: ['v'] }),
      fileNameOf(image, { ...content, parentIds: ['p', 'q', 'v'], variants: ['w'] }),
      fileNameOf({ ...image, id: `${image.id.slice(0, -1)}1` }, content),
    ];
    expect(new Set([fileNameOf(image, content), ...others]).size).toBe(6);
  });
});

describe('the folder of one of several engines', () => {
  it('can be told from any other', () => {
    const urls = ['tcp://a_b:1', 'tcp://a-b:1', 'unix:///run/a/b', 'unix:///run/a_b', 'unix:///run/A_b'];
    expect(new Set(urls.map((url) => folderNameOf(url).toLowerCase())).size).toBe(urls.length);
    expect(folderNameOf('unix:///run/a/b')).toMatch(/^unix_run_a_b-[0-9a-f]{8}$/);
  });

  it('is one folder, whatever the address is', () => {
    fc.assert(
      fc.property(fc.string(), (url) => {
        expect(folderNameOf(url)).toMatch(/^[\w.-]{0,80}-[0-9a-f]{8}$/);
      }),
    );
  });
});
