import { describe, expect, it } from 'vitest';
import { brokenLinks } from '../../scripts/docs/links.ts';

const guide = '# A `b:c` d\n\n## Same\n\n## Same\n\n## [Linked](x) too, twice\n';
const files = new Set(['README.md', 'docs/guide.md', 'docs/picture.png']);

function broken(readme: string): readonly string[] {
  const documents = new Map([
    ['README.md', readme],
    ['docs/guide.md', guide],
  ]);
  return brokenLinks(documents, (path) => files.has(path)).flatMap(({ file, message }) =>
    file === 'README.md' ? [message] : [],
  );
}

describe('a link', () => {
  it.each([
    '[a](docs/guide.md)',
    '[a](./docs/../docs/guide.md#a-bc-d)',
    '[a](docs/guide.md#same)',
    '[a](docs/guide.md#same-1)',
    '[a](docs/guide.md#linked-too-twice)',
    '![a](docs/picture.png)',
    '# Here\n\n[a](#here)',
    '[a](https://example.com/nowhere)',
    '`[a](nowhere.md)`',
    '```\n[a](nowhere.md)\n```',
  ])('is as it should be: %j', (readme) => {
    expect(broken(readme)).toEqual([]);
  });

  it.each([
    ['[a](nowhere.md)', 'there is no nowhere.md'],
    ['![a](nowhere.png)', 'there is no nowhere.png'],
    ['<img src="nowhere.png">', 'there is no nowhere.png'],
    ['text <a href="nowhere.md">a</a>', 'there is no nowhere.md'],
    ['<source srcset="nowhere.png">', 'there is no nowhere.png'],
    ['[a](docs/guide.md#same-2)', 'docs/guide.md has no heading #same-2'],
    ['[a](#here)', 'README.md has no heading #here'],
    ['[a][b]\n\n[b]: nowhere.md', 'there is no nowhere.md'],
    ['| a |\n| - |\n| [a](nowhere.md) |', 'there is no nowhere.md'],
    ['[a](../secret)', 'leads out of the repository'],
    ['[a](/etc/passwd)', 'leads out of the repository'],
  ])('is broken: %j', (readme, message) => {
    expect(broken(readme)).toEqual([message]);
  });

  it('is looked at from the folder of its file', () => {
    const documents = new Map([['docs/guide.md', '[a](picture.png) [b](README.md)']]);
    expect(brokenLinks(documents, (path) => files.has(path))).toEqual([
      { file: 'docs/guide.md', target: 'README.md', message: 'there is no docs/README.md' },
    ]);
  });
});
