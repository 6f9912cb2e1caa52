import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../../src/remove/backup/folder.ts';
import { aFolder } from '../../support/folder.ts';

describe('a folder is made', () => {
  it('with all above it, also by several at once, and again', async () => {
    await using folder = await aFolder();
    const path = join(folder.path, 'a', 'b', 'c');
    await Promise.all([1, 2, 3].map(() => makeFolder(path)));
    await makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('where a link leads', async () => {
    await using folder = await aFolder();
    await makeFolder(join(folder.path, 'real'));
    await symlink('real', join(folder.path, 'link'));
    await makeFolder(join(folder.path, 'link', 'below'));
    expect(statSync(join(folder.path, 'real', 'below')).isDirectory()).toBe(true);
  });
});

describe('a folder is not made, and that is no endless search,', () => {
  it('where the kernel makes none', async (context) => {
    context.skip(process.platform !== 'linux', 'only Linux has such a folder');
    await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'ENOENT', syscall: 'mkdir' });
  });

  it.each(['', 'below'])('where a file, a pipe, or links are in the way: %j', async (below) => {
    await using folder = await aFolder();
    await writeFile(join(folder.path, 'file'), '');
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    await symlink('circle', join(folder.path, 'circle'));
    await symlink('nowhere', join(folder.path, 'broken'));
    const code = async (name: string): Promise<unknown> =>
      makeFolder(join(folder.path, name, below)).catch((error: unknown) => error);
    expect(await code('file')).toMatchObject({ code: 'EEXIST' });
    expect(await code('pipe')).toMatchObject({ code: 'EEXIST' });
    expect(await code('circle')).toMatchObject({ code: 'ELOOP' });
    expect(await code('broken')).toMatchObject({ code: 'EEXIST' });
  });
});
