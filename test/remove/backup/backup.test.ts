import { readdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dockerArchive } from '../../../testbed/engines/seed/docker-archive.ts';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { openBackup } from '../../../src/remove/backup/backup.ts';
import { fileNameOf } from '../../../src/remove/backup/file-name.ts';
import type { Image } from '../../../src/model/image.ts';
import { notThere, say } from '../../support/bundle/scripted-engine.ts';
import { anImage, full, id } from '../../support/build.ts';
import { never, opened, type Script } from '../../support/opened.ts';
import { containerdSample, graphdriverSample, packed, problemOf, sends } from '../../support/archives.ts';
import { aFolder } from '../../support/folder.ts';

const GET = 'GET /images/get';
const { image, parent, files } = graphdriverSample();
const archive = await packed(files);
const fileName = fileNameOf(image, { names: image.tags, parentIds: [], variants: [] });

describe('an image that is saved', () => {
  it('is in the folder, which is made for it', async () => {
    await using folder = await aFolder();
    await using it = await opened({ [GET]: sends(archive) });
    const below = join(folder.path, 'a', 'b');
    expect(await openBackup(below, it.engine, never).save(image, [parent])).toEqual({
      file: join(below, fileName),
    });
    expect(readdirSync(below)).toEqual([fileName]);
    expect(await readFile(join(below, fileName))).toEqual(archive);
  });

  it('is asked for by its tags, or by its ID when it has none, after those that go along', async () => {
    const [layerless, gone] = [id('a'), id('b')];
    const held = (imageId: string, layers: readonly string[]): Script => ({
      [`GET /images/${encodeURIComponent(imageId)}/json`]: { Id: imageId, RootFS: { Layers: layers } },
    });
    await using folder = await aFolder();
    await using it = await opened({
      ...held(parent, [id('c')]),
      ...held(layerless, []),
      [GET]: sends(archive),
    });
    const backup = openBackup(folder.path, it.engine, never);
    await backup.save({ ...image, digests: [`${full('app')}@${id('1')}`] }, [parent, layerless, gone]);
    await backup.save({ ...image, tags: [] }, []);
    const names = it
      .asked()
      .filter((line) => line.startsWith(GET))
      .map((line) => new URL(line.slice(4), 'http://docker').searchParams.getAll('names'));
    expect(names).toEqual([[parent], image.tags, [image.id]]);
  });

  it('takes the place of what was saved of it before, unless it goes wrong', async () => {
    await using folder = await aFolder();
    let content = archive;
    await using it = await opened({ [GET]: (answer) => sends(content)(answer) });
    const backup = openBackup(folder.path, it.engine, never);
    await writeFile(join(folder.path, fileName), 'older');
    await backup.save(image, [parent]);
    expect(await readFile(join(folder.path, fileName))).toEqual(archive);
    content = archive.subarray(0, 1024);
    expect(problemOf(await backup.save(image, []))).toContain('the archive is not whole');
    expect(await readFile(join(folder.path, fileName))).toEqual(archive);
    expect(await folder.list()).toEqual([fileName]);
  });

  it('does not take the place of a file that brings back more', async () => {
    await using folder = await aFolder();
    await using it = await opened({ [GET]: sends(archive) });
    const backup = openBackup(folder.path, it.engine, never);
    const fewer = { ...image, tags: image.tags.slice(0, 1) };
    const [full, less] = [await backup.save(image, []), await backup.save(fewer, [])];
    expect(full).not.toEqual(less);
    expect(await folder.list()).toHaveLength(2);
  });

  it('is never held: what is under way is little, however large the image is', async () => {
    const { tar, configDigest } = await dockerArchive({
      tags: ['app:1'],
      layers: [layer('large', 64_000_000)],
    });
    await using folder = await aFolder();
    let underWay = 0;
    const onDisk = (): number =>
      readdirSync(folder.path).reduce((sum, name) => sum + statSync(join(folder.path, name)).size, 0);
    const slowly = (answer: ServerResponse): void => {
      let sent = 0;
      const push = (): void => {
        underWay = Math.max(underWay, sent - onDisk());
        const next = tar.subarray(sent, sent + 65_536);
        sent += next.length;
        if (next.length === 0) answer.end();
        else answer.write(next, push);
      };
      push();
    };
    await using it = await opened({ [GET]: slowly });
    const saved = await openBackup(folder.path, it.engine, never).save(
      { ...anImage('', ['app:1']), id: configDigest },
      [],
    );
    expect(saved).toMatchObject({ file: expect.stringContaining('app_1-') });
    expect(onDisk()).toBe(tar.length);
    expect(underWay).toBeLessThan(4 * 1024 * 1024);
  });

  it('waits for the one before, also for one that goes wrong', async () => {
    await using folder = await aFolder();
    let [open, most] = [0, 0];
    const counting: Script = {
      [GET]: (answer, incoming) => {
        open += 1;
        most = Math.max(most, open);
        answer.on('close', () => (open -= 1));
        if (incoming.url?.includes('gone') === true) notThere(answer, incoming);
        else sends(archive)(answer);
      },
    };
    await using it = await opened(counting);
    const backup = openBackup(folder.path, it.engine, never);
    const gone: Image = { ...image, tags: [full('gone:1')] };
    const saved = await Promise.all([image, gone, image, gone, image].map((each) => backup.save(each, [])));
    expect(saved.map((each) => 'file' in each)).toEqual([true, false, true, false, true]);
    expect(most).toBe(1);
  });

  it('has on the containerd store all variants that are here', async () => {
    const sample = containerdSample();
    const variant = (digest: string, available: boolean) => ({
      ID: digest,
      Kind: 'image',
      Available: available,
    });
    const [here, absent] = sample.variants;
    let both = false;
    await using folder = await aFolder();
    await using it = await opened({
      'GET /info': { DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] },
      [`GET /images/${encodeURIComponent(sample.image.id)}/json`]: (answer) => {
        say(answer, 200, { Manifests: [variant(here, true), variant(absent, both)] });
      },
      [GET]: sends(await packed(sample.files)),
    });
    const backup = openBackup(folder.path, it.engine, never);
    expect(await backup.save(sample.image, [sample.parent])).toMatchObject({ file: expect.any(String) });
    both = true;
    expect(problemOf(await backup.save(sample.image, []))).toContain(`${absent.slice(7)} is not in it`);
  });
});
