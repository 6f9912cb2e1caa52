import { buffer } from 'node:stream/consumers';
import { type TarHeader, createTarPacker } from 'modern-tar';
import { list, object, strings } from '../../engine/body.ts';
import type { Engine } from '../../engine/port.ts';
import { TRAITS } from '../../model/engine-traits.ts';
import type { Image } from '../../model/image.ts';
import { NotWhole, readEntries } from './archive.ts';

/**
 * Asks the engine for an archive of an image and of the untagged parents that go along.
 *
 * Newer engines never free a layer of the graphdriver store again that one request reads twice, as it does for an image
 * and its parent. So each is asked for alone, and what the image's own archive lacks of its parents is added to it.
 */
export async function saveWithParents(
  engine: Engine,
  image: Image,
  names: readonly string[],
  parents: readonly Image[],
): Promise<AsyncIterable<Uint8Array>> {
  const isAtOnce = TRAITS[engine.facts.store].saves !== 'layers' || parents.length === 0;
  if (isAtOnce) return engine.save([...names, ...parents.map(({ id }) => id)]);
  const configs: Config[] = [];
  for (const parent of parents) configs.push(await configOf(parent, engine));
  return joined(await engine.save(names), image, configs);
}

/** All that an image has and its child has not: their layers are the same. */
interface Config {
  readonly image: Image;
  readonly path: string;
  readonly content: Uint8Array;
}

async function configOf(image: Image, engine: Engine): Promise<Config> {
  const digits = image.id.replace('sha256:', '');
  // Docker before 25 uses the second one.
  const paths = [`blobs/sha256/${digits}`, `${digits}.json`];
  let found: Config | undefined;
  await readEntries(await engine.save([image.id]), async ({ header: { name }, body }) => {
    if (paths.includes(name)) found = { image, path: name, content: await buffer(body) };
    else await body.cancel();
  });
  if (found === undefined) throw new NotWhole(`${image.id} is not in it`);
  return found;
}

async function* joined(
  chunks: AsyncIterable<Uint8Array>,
  image: Image,
  parents: readonly Config[],
): AsyncIterable<Uint8Array> {
  const { readable, controller } = createTarPacker();
  const add = async (header: TarHeader, content: Uint8Array): Promise<void> => {
    const writer = controller.add({ ...header, size: content.length }).getWriter();
    await writer.write(content);
    await writer.close();
  };
  const write = async (): Promise<void> => {
    await readEntries(chunks, async ({ header, body }) => {
      // The reader must not hear of a broken body before it is known why it broke.
      if (header.name !== 'manifest.json') return body.pipeTo(controller.add(header), { preventAbort: true });
      const manifest = manifestWith(await buffer(body), image, parents);
      for (const { path, content } of parents) await add({ ...header, name: path }, content);
      await add(header, Buffer.from(manifest));
    });
    controller.finalize();
  };
  write().catch((error: unknown) => {
    controller.error(error);
  });
  yield* readable;
}

/** `Parent` stands there as the engine itself writes it: for images that are in the same archive. */
function manifestWith(content: Buffer, image: Image, parents: readonly Config[]): string {
  const own = list(JSON.parse(content.toString('utf8'))).map(object);
  const layers = strings(own[0]?.['Layers']);
  const ids = new Set(parents.map((config) => config.image.id));
  const link = ({ parent }: Image): object =>
    parent !== undefined && ids.has(parent) ? { Parent: parent } : {};
  return JSON.stringify([
    ...own.map((item) => ({ ...item, ...link(image) })),
    ...parents.map(({ image: parent, path }) => ({
      Config: path,
      RepoTags: null,
      Layers: layers.slice(0, parent.layers?.length),
      ...link(parent),
    })),
  ]);
}
