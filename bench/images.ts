import { imageConfig, ownPlatform } from '../testbed/engines/seed/image-config.ts';
import { digestOf, layer, packLayer, type Layer, type PackedLayer } from '../testbed/engines/seed/layers.ts';
import { file, pack } from '../testbed/engines/seed/pack.ts';

/** The layers of each of many images. */
interface Shape {
  /** Of a layer that no other image has, which does not compress. */
  readonly ownBytes: number;
  /** Of a layer below it that all have; 0: there is none. */
  readonly sharedBytes: number;
}

const usualShape: Shape = { ownBytes: 20_000, sharedBytes: 200_000 };

export const describedImages = `two layers: one of ${usualShape.ownBytes / 1000} kB of its own, and one of ${
  usualShape.sharedBytes / 1000
} kB that all share`;

/** The names of the images from the first to the one before the last, counted from 0. */
export function imageNames(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first }, (_, index) => nameOf(first + index));
}

const nameOf = (index: number): string => `bench/image-${String(index + 1).padStart(4, '0')}:1`;

/** Many images in one archive, in the format of `docker save`. */
export async function archiveOf(first: number, last: number, shape = usualShape): Promise<Buffer> {
  const shared = shape.sharedBytes === 0 ? [] : [await packLayer(layer('shared', shape.sharedBytes))];
  const numbers = Array.from({ length: last - first }, (_, index) => first + index);
  const images = await Promise.all(numbers.map((number) => image(number, shape, shared)));
  const manifest = images.map(({ name, own, configFile }) => ({
    Config: configFile,
    RepoTags: [name],
    Layers: [...shared, own].map(fileOf),
  }));
  return pack([
    ...shared.map((one) => file(fileOf(one), one.tar)),
    ...images.flatMap(({ own, config, configFile }) => [
      file(fileOf(own), own.tar),
      file(configFile, config),
    ]),
    file('manifest.json', Buffer.from(JSON.stringify(manifest))),
  ]);
}

/** An image of some megabytes has many files, as people's images do. The engine takes its time for each. */
const FILES_OF_A_LARGE_LAYER = 2000;
const LARGE = 1_000_000;

function ownLayer(name: string, bytes: number): Layer {
  if (bytes < LARGE) return layer(name, bytes);
  const files = Array.from({ length: FILES_OF_A_LARGE_LAYER }, (_, index) =>
    layer(`${name} ${String(index)}`, bytes / FILES_OF_A_LARGE_LAYER),
  );
  return { entries: files.flatMap(({ entries }) => entries) };
}

async function image(index: number, { ownBytes }: Shape, shared: readonly PackedLayer[]) {
  const name = nameOf(index);
  const own = await packLayer(ownLayer(name, ownBytes));
  const config = imageConfig({}, [...shared, own], ownPlatform);
  return { name, own, config, configFile: `${digestOf(config).slice('sha256:'.length)}.json` };
}

const fileOf = ({ diffId }: PackedLayer): string => `${diffId.slice('sha256:'.length)}.tar`;
