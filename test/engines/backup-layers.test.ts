import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { aFolder } from '../support/folder.ts';
import { faultyEngine, type Fate, type RealAnswer } from '../support/faults/faulty-engine.ts';
import {
  outerDocker,
  newestOfEachStore,
  onEngines,
  type EngineUnderTest,
} from '../support/engines/on-engines.ts';
import { load } from '../support/engines/saving.ts';
import { step } from '../support/engines/step.ts';

const R = 'image-rm-test';

onEngines(outerDocker, (engine) => {
  it('what a backup has read is freed by the removal: an image, and its untagged parents with it', async () => {
    const [images, bytes] = [(await engine().snapshot()).images, await engine().layersSize()];
    const lowest = await engine().load({ layers: [layer('lowest', 5000)] });
    const middle = await engine().child(lowest, { bytes: 100 });
    await engine().child(middle, { bytes: 200, tags: [`${R}/child:1`] });
    await engine().load({ tags: [`${R}/other:1`], layers: [layer('lowest', 5000), layer('other', 300)] });
    const before = await engine().snapshot();
    const layersBefore = await engine().layersSize();
    await using folder = await aFolder();

    const done = await step(engine().host, { images: `${R}/child:1\n${R}/other:1`, backup: folder.path });

    expect((await engine().snapshot()).images).toStrictEqual(images);
    expect(await engine().layersSize()).toBe(bytes);
    expect(layerFolders(engine())).toStrictEqual([]);
    expect(done.outputs['reclaimed-bytes']).toBe(String(layersBefore - bytes));

    for (const file of await folder.list()) await load(engine(), join(folder.path, file));
    const after = await engine().snapshot();
    if (engine().store === 'graphdriver') expect(after).toStrictEqual(before);
    expect(after.images.map(({ id, repoTags }) => [id, repoTags])).toStrictEqual(
      before.images.map(({ id, repoTags }) => [id, repoTags]),
    );
  });
});

onEngines(newestOfEachStore, (engine) => {
  it('a layer that comes twice: the account tells what left the disk, and no use that nothing has', async (context) => {
    context.skip(engine().running === undefined, 'it looks into the store, and may leave layers there');
    const twice = layer('twice', 5000);
    await engine().load({ tags: [`${R}/twice:1`], layers: [twice, layer('between', 300), twice] });
    const account = await engine().layersSize();
    await using folder = await aFolder();

    const done = await step(engine().host, { images: `${R}/twice:1`, backup: folder.path });

    expect((await engine().snapshot()).images).toStrictEqual([]);
    // What the engine has read twice stays, all of it or nothing.
    const isFreed = layerFolders(engine()).length === 0;
    expect(done.outputs['reclaimed-bytes']).toBe(String(isFreed ? account : 0));
    const reasons = done.report.hosts.flatMap(({ items }) => items.map(({ reason }) => reason));
    const stays = /^its layers stay on the disk: the engine still counts a use of them/;
    expect(reasons).toStrictEqual([isFreed ? undefined : expect.stringMatching(stays)]);
  });
});

const answers =
  (change: (body: Buffer) => Buffer): Fate =>
  async (answer, real) => {
    const { status, body }: RealAnswer = await real();
    answer.writeHead(status).end(change(body));
  };
const breaks: Fate = async (answer, real) => {
  const { body } = await real();
  answer.write(body.subarray(0, 2048), () => answer.destroy());
};
const lastWords = Buffer.from('{"errorDetail":{"message":"no such blob"},"error":"no such blob"}');

onEngines(newestOfEachStore, (engine) => {
  it.each<readonly [string, Fate, string]>([
    ['ends early', answers((body) => body.subarray(0, 3000)), 'the archive is not whole: Tar archive is'],
    ['holds no archive', answers(() => Buffer.alloc(1024)), 'the archive is not whole: '],
    [
      'ends with an error',
      answers((body) => Buffer.concat([body.subarray(0, 2048), lastWords])),
      'the engine broke off: no such blob',
    ],
    ['is refused', { status: 500, body: '{"message":"no"}' }, 'the engine answered 500: no'],
    ['breaks', breaks, 'the engine did not send the image: the connection to the engine broke'],
  ])('no image goes when an answer with it or its parent %s', async (_, fate, words) => {
    const parent = await engine().load({ layers: [layer('parent', 5000)] });
    const id = await engine().child(parent, { bytes: 200, tags: [`${R}/child:1`] });
    const before = await engine().snapshot();
    const requests = engine().store === 'graphdriver' ? [parent, id] : [id];
    for (const [spoilt] of requests.entries()) {
      let asked = -1;
      const isNext = (line: string): boolean => line.includes('/images/get') && (asked += 1) === spoilt;
      const socket = engine().host.replace('unix://', '');
      await using faulty = await faultyEngine(socket, (line) => (isNext(line) ? fate : 'forward'));
      await using folder = await aFolder();
      const done = await step(faulty.host, { images: `${R}/child:1`, backup: folder.path });
      expect(asked).toBe(spoilt);
      expect(done.outputs['failed']).toBe(`${R}/child:1`);
      expect(done.log).toContain(words);
      expect(await folder.list()).toStrictEqual([]);
      expect(await engine().snapshot()).toStrictEqual(before);
    }
  });
});

/** What the graphdriver store has on its disk, whether its own account knows of it or not. */
function layerFolders({ store, running }: EngineUnderTest): readonly string[] {
  if (store !== 'graphdriver' || running === undefined) return [];
  const folder = join(running.dataRoot, 'image', 'overlay2', 'layerdb', 'sha256');
  return existsSync(folder) ? readdirSync(folder) : [];
}
