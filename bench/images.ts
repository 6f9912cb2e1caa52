import { imageConfig, ownPlatform } from '../scripts/engines/seed/image-config.ts';
import { digestOf, layer, type Layer } from '../scripts/engines/seed/layers.ts';
import { tar } from '../scripts/engines/seed/tar.ts';

const ownBytes = 20_000;
const sharedBytes = 200_000;

export const describedImages = `two layers: one of ${ownBytes / 1000} kB of its own, and one of ${
  sharedBytes / 1000
} kB that all share`;

/** The names of the images from the first to the one before the last, counted from 0. */
export function imageNames(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first }, (_, index) => nameOf(first + index));
}

const nameOf = (index: number): string => `bench/image-${String(index + 1).padStart(4, '0')}:1`;

/** Many images in one archive, in the format of `docker save`. */
export function archiveOf(first: number, last: number): Buffer {
  const shared = layer('shared', sharedBytes);
  const images = Array.from({ length: last - first }, (_, index) => image(first + index, shared));
  const manifest = images.map(({ name, own, configFile }) => ({
    Config: configFile,
    RepoTags: [name],
    Layers: [fileOf(shared), fileOf(own)],
  }));
  return tar([
    { path: fileOf(shared), content: shared.tar },
    ...images.flatMap(({ own, config, configFile }) => [
      { path: fileOf(own), content: own.tar },
      { path: configFile, content: config },
    ]),
    { path: 'manifest.json', content: Buffer.from(JSON.stringify(manifest)) },
  ]);
}

function image(index: number, shared: Layer) {
  const name = nameOf(index);
  const own = layer(name, ownBytes);
  const config = imageConfig({ layers: [shared, own] }, ownPlatform);
  return { name, own, config, configFile: `${digestOf(config).slice('sha256:'.length)}.json` };
}

const fileOf = ({ diffId }: Layer): string => `${diffId.slice('sha256:'.length)}.tar`;
