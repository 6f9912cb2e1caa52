import { buffer } from 'node:stream/consumers';
import { type TarHeader, createTarPacker } from 'modern-tar';
import { list, object, strings } from '../../engine/body.ts';
import type { Engine } from '../../engine/port.ts';
import { TRAITS } from '../../model/engine-traits.ts';
import type { Image } from '../../model/image.ts';
import { NotWhole, readEntries } from './archive.ts';

/**
 * Asks the engine for an archive of an image and its untagged parents.
 *
 * On the graphdriver store, newer engines never free a layer that one request reads twice, as a request for an image
 * and its parent does. There each is saved by a request of its own, and the configurations of the parents are added
 * to the archive of the image.
 */
export async function saveWithParents(
  engine: Engine,
  image: Image,
  names: readonly string[],
  parents: readonly Image[],
): Promise<AsyncIterable<Uint8Array>> {
  const isOneRequest = TRAITS[engine.facts.store].saves !== 'layers' || parents.length === 0;
  if (isOneRequest) return engine.save([...names, ...parents.map(({ id }) => id)]);
  const configs: Config[] = [];
  for (const parent of parents) configs.push(await configOf(parent, engine));
  return withConfigs(await engine.save(names), image, configs);
}

/** What the archive of a child lacks of its parent: it already holds all layers of the parent. */
interface Config {
  readonly image: Image;
  readonly path: string;
  readonly content: Uint8Array;
}

async function configOf(image: Image, engine: Engine): Promise<Config> {
  const digits = image.id.replace('sha256:', '');
  // Docker before 25 uses the second path.
  const paths = [`blobs/sha256/${digits}`, `${digits}.json`];
  let found: Config | undefined;
  await readEntries(await engine.save([image.id]), async ({ header: { name }, body }) => {
    if (paths.includes(name)) found = { image, path: name, content: await buffer(body) };
  });
  if (found === undefined) throw new NotWhole(`${image.id} is not in it`);
  return found;
}

async function* withConfigs(
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
      // `preventAbort`: the reader must get the error of `readEntries`, which says why the body broke.
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

/** Adds the parents. As engines do, it sets `Parent` only where the parent is in the same archive. */
function manifestWith(content: Buffer, image: Image, parents: readonly Config[]): string {
  const own = list(JSON.parse(content.toString('utf8'))).map(object);
  const layers = strings(own[0]?.['Layers']);
  const ids = new Set(parents.map((config) => config.image.id));
  const parentField = ({ parent }: Image): object =>
    parent !== undefined && ids.has(parent) ? { Parent: parent } : {};
  return JSON.stringify([
    ...own.map((item) => ({ ...item, ...parentField(image) })),
    ...parents.map(({ image: parent, path }) => ({
      Config: path,
      RepoTags: null,
      Layers: layers.slice(0, parent.layers?.length),
      ...parentField(parent),
    })),
  ]);
}
