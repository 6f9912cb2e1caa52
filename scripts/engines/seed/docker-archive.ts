import { imageConfig, ownPlatform, type ImageContent } from './image-config.ts';
import { digestOf } from './layers.ts';
import { tar, type TarEntry } from './tar.ts';

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
export function dockerArchive(image: TaggedImage): ImageArchive {
  const config = imageConfig(image, ownPlatform);
  const configDigest = digestOf(config);
  const configFile = `${configDigest.slice('sha256:'.length)}.json`;
  const layers = image.layers.map(({ tar, diffId }) => ({
    path: `${diffId.slice('sha256:'.length)}.tar`,
    content: tar,
  }));
  const manifest = [
    { Config: configFile, RepoTags: image.tags ?? [], Layers: layers.map(({ path }) => path) },
  ];
  const files = new Map<string, TarEntry>(layers.map((file) => [file.path, file])); // A layer may come twice.
  const archive = tar([
    ...files.values(),
    { path: configFile, content: config },
    { path: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)) },
  ]);
  return { tar: archive, configDigest };
}
