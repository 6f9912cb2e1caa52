import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dockerArchive } from '../../../testbed/engines/seed/docker-archive.ts';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { openBackup } from '../../../src/remove/backup/backup.ts';
import { notThere } from '../../support/bundle/scripted-engine.ts';
import { never, opened, type Script } from '../../support/opened.ts';
import { graphdriverSample, packed, problemOf, sends } from '../../support/archives.ts';
import { aFolder } from '../../support/folder.ts';

const GET = 'GET /images/get';
const { image, files } = graphdriverSample();
const archive = await packed(files);
const another = await dockerArchive({ tags: ['app:1'], layers: [layer('other', 1000)] });

describe('an image that cannot be saved', () => {
  const saved = async (script: Script, folder: string, asked = image): Promise<string> => {
    await using it = await opened(script);
    return problemOf(await openBackup(folder, it.engine, never).save(asked, []));
  };

  it.each<[string, Script[string], string]>([
    [
      'the engine says no',
      notThere,
      'the engine did not send the image: the engine answered 404: No such image',
    ],
    [
      'the engine sends nothing',
      sends(Buffer.alloc(0)),
      'the archive is not whole: Tar archive is truncated',
    ],
    [
      'the engine ends in the middle',
      sends(archive.subarray(0, 2048)),
      'the archive is not whole: Tar archive',
    ],
    ['it is another one by now', sends(another.tar), `the archive is not whole: ${image.id} is not in it`],
    [
      'the connection breaks',
      (answer) => {
        answer.writeHead(200);
        answer.write(archive.subarray(0, 2048), () => answer.destroy());
      },
      'the engine did not send the image: the connection to the engine broke',
    ],
  ])('as %s, leaves nothing', async (_, reply, words) => {
    await using folder = await aFolder();
    expect(await saved({ [GET]: reply }, folder.path)).toContain(words);
    expect(await folder.list()).toEqual([]);
  });

  it('as the time is up, leaves nothing', async () => {
    await using folder = await aFolder();
    const canceller = new AbortController();
    await using it = await opened({
      [GET]: (answer) => {
        answer.writeHead(200);
        answer.write(archive.subarray(0, 2048), () => canceller.abort());
      },
    });
    const backup = openBackup(folder.path, it.engine.until(canceller.signal), canceller.signal);
    const all = await Promise.all([backup.save(image, []), backup.save(image, [])]);
    for (const each of all) expect(problemOf(each)).toContain('the time was up');
    expect(await folder.list()).toEqual([]);
    expect(it.asked()).toHaveLength(1);
  });

  it('as the folder is a file, or below one, is not asked for', async () => {
    await using folder = await aFolder();
    const file = join(folder.path, 'file');
    await writeFile(file, 'precious');
    await using it = await opened({ [GET]: sends(archive) });
    for (const path of [file, join(file, 'below')]) {
      const problem = problemOf(await openBackup(path, it.engine, never).save(image, []));
      expect(problem).toBe(
        `"${path}" is a file, or is below a file; name a folder that exists or can be created`,
      );
    }
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect(it.asked()).toEqual([]);
  });

  it.each([
    ['graphdriver', { size: 1e18 }],
    ['containerd', { variantSizes: { variants: 1, content: 1e18, unpacked: 2e18 } }],
  ])('as there is no room for it, is not asked for (%s)', async (_, more) => {
    await using folder = await aFolder();
    await using it = await opened({ [GET]: sends(archive) });
    const problem = problemOf(
      await openBackup(folder.path, it.engine, never).save({ ...image, ...more }, []),
    );
    expect(problem).toMatch(
      /^the disk of ".*" has [\d.]+[kMGT]?B left, and the image takes 1EB; make room there/,
    );
    expect(it.asked()).toEqual([]);
  });
});
