import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/bundle/compare.ts';
import { licences } from '../../scripts/bundle/licenses.ts';
import { digestOfIngredients, isMadeFrom, noteIn } from '../../scripts/bundle/made-before.ts';

interface Folder extends AsyncDisposable {
  readonly path: string;
}

async function folderWith(files: Readonly<Record<string, string>>): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'bundle-parts-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

function manifest(license: unknown): string {
  return JSON.stringify({ name: 'some', version: '1.0.0', license });
}

describe('two bundles', () => {
  it('are compared file by file, byte by byte', async () => {
    await using wanted = await folderWith({ same: 'x', changed: 'one', 'deep/gone': '' });
    await using found = await folderWith({ same: 'x', changed: 'onE', 'deep/new': '' });
    expect(await differences(wanted.path, found.path)).toEqual([
      { file: 'changed', what: 'different' },
      { file: join('deep', 'gone'), what: 'missing' },
      { file: join('deep', 'new'), what: 'extra' },
    ]);
  });

  it('differ in everything when one is not there', async () => {
    await using wanted = await folderWith({ one: '' });
    expect(await differences(wanted.path, join(wanted.path, 'nowhere'))).toEqual([
      { file: 'one', what: 'missing' },
    ]);
  });
});

describe('a bundle in the cache', () => {
  const project = {
    'src/deep/a.ts': 'a',
    'scripts/bundle/make.ts': 'b',
    'package-lock.json': 'c',
    'tsconfig.json': 'd',
  };
  const made = async (files: Readonly<Record<string, string>>): Promise<string> => {
    await using folder = await folderWith(files);
    return await digestOfIngredients(folder.path);
  };

  it.each([
    ['a file that changed', { 'src/deep/a.ts': 'A' }],
    ['a file that is new', { 'src/b.ts': '' }],
    ['another version of a package', { 'package-lock.json': 'C' }],
    ['another way to bundle', { 'scripts/bundle/make.ts': 'B' }],
  ])('is of no use after %s', async (_, change) => {
    expect(await made({ ...project, ...change })).not.toBe(await made(project));
  });

  it('is of use while nothing has changed, wherever the folder lies', async () => {
    expect(await made({ ...project, 'README.md': '' })).toBe(await made(project));
  });

  it('needs the note that it was finished', async () => {
    await using folder = await folderWith({ 'dist/index.js': '' });
    expect(await isMadeFrom(folder.path, 'x')).toBe(false);
    await writeFile(noteIn(folder.path), 'x');
    expect([await isMadeFrom(folder.path, 'x'), await isMadeFrom(folder.path, 'y')]).toEqual([true, false]);
  });
});

describe('what is bundled', () => {
  it('brings its licence and its notice along', async () => {
    await using some = await folderWith({
      'package.json': manifest('MIT'),
      'LICENSE.md': 'Text\r\n',
      NOTICE: 'By me',
    });
    expect(await licences([some.path])).toBe('some 1.0.0 (MIT)\n\nText\n\nBy me\n');
  });

  it.each([
    ['no licence file', { 'package.json': manifest('MIT'), NOTICE: 'By me' }, 'no licence file'],
    ['an unknown licence', { 'package.json': manifest('WTFPL'), LICENSE: '' }, '"WTFPL" is not among'],
    ['no licence at all', { 'package.json': manifest(undefined), LICENSE: '' }, 'is not among'],
  ])('is refused with %s', async (_, files, message) => {
    await using some = await folderWith(files);
    await expect(licences([some.path])).rejects.toThrow(message);
  });
});
