import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFile } from '../../../src/remove/backup/new-file.ts';
import { aFolder } from '../../support/folder.ts';

describe('a new file', () => {
  it('has its name only when it is whole, and is for its owner only', async () => {
    await using folder = await aFolder();
    const path = join(folder.path, 'x.tar');
    await newFile(path, async (part) => {
      await part.writeFile('one, ');
      expect(await folder.list()).toEqual([expect.stringMatching(/^x\.tar\.[0-9a-f-]{36}\.part$/)]);
      await part.writeFile('two');
    });
    expect(await folder.list()).toEqual(['x.tar']);
    expect(await readFile(path, 'utf8')).toBe('one, two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('takes the place of an older one', async () => {
    await using folder = await aFolder();
    const path = join(folder.path, 'x.tar');
    await writeFile(path, 'an older and longer one');
    await newFile(path, async (part) => {
      await part.writeFile('new');
      expect(await readFile(path, 'utf8')).toBe('an older and longer one');
    });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await folder.list()).toEqual(['x.tar']);
  });

  it('that goes wrong leaves nothing, and an older one as it was', async () => {
    await using folder = await aFolder();
    const path = join(folder.path, 'x.tar');
    const wrong = new Error('wrong');
    const half = newFile(path, async (part) => {
      await part.writeFile('half of');
      throw wrong;
    });
    await expect(half).rejects.toBe(wrong);
    expect(await folder.list()).toEqual([]);
    await newFile(path, (part) => part.writeFile('whole'));
    await expect(newFile(path, () => Promise.reject(wrong))).rejects.toBe(wrong);
    expect(await readFile(path, 'utf8')).toBe('whole');
    expect(await folder.list()).toEqual(['x.tar']);
  });

  it('replaces a link, and not what it leads to', async () => {
    await using folder = await aFolder();
    const target = join(folder.path, 'target');
    await writeFile(target, 'precious');
    await symlink(target, join(folder.path, 'x.tar'));
    await newFile(join(folder.path, 'x.tar'), (part) => part.writeFile('new'));
    expect(await readFile(target, 'utf8')).toBe('precious');
    expect(await readFile(join(folder.path, 'x.tar'), 'utf8')).toBe('new');
  });

  it('does not take the place of a folder', async () => {
    await using folder = await aFolder();
    await mkdir(join(folder.path, 'x.tar'));
    const path = join(folder.path, 'x.tar');
    await expect(newFile(path, (part) => part.writeFile('new'))).rejects.toMatchObject({ syscall: 'rename' });
    expect(await folder.list()).toEqual(['x.tar']);
  });
});
