import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, type TestContext } from 'vitest';
import { mountDisk, unmountBelow } from '../../testbed/engines/mounts.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { openBackup } from '../../src/remove/backup/backup.ts';
import type { EngineKind } from '../../src/model/engine-traits.ts';
import { aFolder } from '../support/folder.ts';
import { problemOf } from '../support/archives.ts';
import { without } from '../support/build.ts';
import { never } from '../support/opened.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';
import { clientOf, meanwhile, refused } from '../support/engines/saving.ts';

const R = 'image-rm-test';
const name = `${R}/large:1`;
/** More than any buffer on the way holds. */
const LARGE = 30_000_000;

onEngines(newestOfEachStore, (engine) => {
  const ownEngine = (context: TestContext): RunningEngine => {
    const { running } = engine();
    context.skip(running === undefined, 'it takes an engine, and a disk, that may be broken');
    return running!;
  };
  const large = (): Promise<string> => engine().load({ tags: [name], layers: [layer('large', LARGE)] });

  it('an engine that dies on the way leaves nothing', async (context) => {
    const running = ownEngine(context);
    await large();
    await using folder = await aFolder();
    const problem = await refused(engine(), folder.path, name, (client) =>
      meanwhile(client, () => running.kill()),
    );
    await running.restart();
    expect(problem).toContain('the engine did not send the image: the connection to the engine broke');
    expect(await folder.list()).toEqual([]);
  });

  it('a time that is up on the way leaves nothing', async () => {
    await large();
    await using folder = await aFolder();
    const canceller = new AbortController();
    const problem = await refused(engine(), folder.path, name, (client) =>
      meanwhile(client.until(canceller.signal), () => canceller.abort()),
    );
    expect(problem).toContain('the time was up before the image was saved');
    expect(await folder.list()).toEqual([]);
  });

  it('a layer that is broken or missing in the store is noticed', async (context) => {
    const running = ownEngine(context);
    await large();
    await using folder = await aFolder();
    const file = largeFile(running, engine().store);
    const content = readFileSync(file);
    content[content.length >> 1]! ^= 1;
    writeFileSync(file, content);
    const broken = await refused(engine(), folder.path, name);
    rmSync(file);
    const missing = await refused(engine(), folder.path, name);
    const isGraphdriver = engine().store === 'graphdriver';
    const no = 'the engine did not send the image: the engine answered 500: ';
    const half = 'the archive is not whole: the engine broke off: ';
    expect(broken).toContain(
      isGraphdriver ? `${no}file integrity checksum failed` : `${half}unexpected digest`,
    );
    expect(missing).toContain(isGraphdriver ? `${no}open ` : half);
    expect(await folder.list()).toEqual([]);
  });

  it('a disk that is too small is told of before, and when it is full', async (context) => {
    ownEngine(context);
    await large();
    await using folder = await aFolder();
    const disk = join(folder.path, 'disk');
    mountDisk(disk, '8m');
    try {
      expect(await refused(engine(), disk, name)).toMatch(
        /^the disk of ".*" has 8.389MB left, and the image takes 30/,
      );
      using client = await clientOf(engine());
      const image = without(await client.find(name), 'size', 'variantSizes');
      const problem = problemOf(await openBackup(disk, client.engine, never).save(image, []));
      expect(problem).toContain(`the disk of "${disk}" is full`);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      unmountBelow(folder.path);
    }
  });

  it('a disk that is read-only is told of', async (context) => {
    ownEngine(context);
    await engine().load({ tags: [name], layers: [layer('small', 1000)] });
    await using folder = await aFolder();
    const disk = join(folder.path, 'disk');
    mountDisk(disk, '8m');
    try {
      spawnSync('mount', ['-o', 'remount,ro', disk]);
      expect(await refused(engine(), disk, name)).toContain(`"${disk}" is on a read-only disk`);
      const below = join(disk, 'below');
      expect(await refused(engine(), below, name)).toContain(`"${below}" is on a read-only disk`);
    } finally {
      unmountBelow(folder.path);
    }
  });
});

/** Where the store has what is in the large layer: on the containerd store as it was loaded, beside the unpacked copy. */
function largeFile({ dataRoot }: RunningEngine, store: EngineKind): string {
  const content = 'containerd/daemon/io.containerd.content.v1.content';
  const folder = store === 'containerd' ? join(dataRoot, content) : dataRoot;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const [file] = files.filter((path) => statSync(path).size >= LARGE);
  if (file === undefined) throw new Error(`no file below ${folder} is large`);
  return file;
}
