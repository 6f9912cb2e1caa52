import { imageConfig, ownPlatform, type ImageContent } from './image-config.ts';
import { digestOf, packLayer } from './layers.ts';
import { file, pack } from './pack.ts';

export interface TaggedImage extends ImageContent {
  /** None: a dangling image. */
  readonly tags?: readonly string[];
}

export interface ImageArchive {
  /** What `docker load` takes. */
  readonly tar: Buffer;
  readonly configDigest: string;
}

/** The format of `docker save`, which every engine loads. */
export async function dockerArchive(image: TaggedImage): Promise<ImageArchive> {
  const packed = await Promise.all(image.layers.map(packLayer));
  const config = imageConfig(image, packed, ownPlatform);
  const configDigest = digestOf(config);
  const configFile = `${configDigest.slice('sha256:'.length)}.json`;
  const layers = packed.map(({ tar, diffId }) => file(`${diffId.slice('sha256:'.length)}.tar`, tar));
  const paths = layers.map(({ header }) => header.name);
  const manifest = [{ Config: configFile, RepoTags: image.tags ?? [], Layers: paths }];
  const archive = await pack([
    ...new Map(layers.map((entry) => [entry.header.name, entry])).values(), // A layer may come twice.
    file(configFile, config),
    file('manifest.json', Buffer.from(JSON.stringify(manifest))),
  ]);
  return { tar: archive, configDigest };
}
