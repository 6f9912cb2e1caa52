import { layer, noise, type Layer } from '../../testbed/engines/seed/layers.ts';
import { file, folder } from '../../testbed/engines/seed/pack.ts';

/** A layer to be made: the same seed makes the same one. */
export interface LayerPlan {
  readonly seed: string;
  readonly bytes: number;
  readonly files: number;
}

export interface ImagePlan {
  readonly tag: string;
  /** The lowest first. Images may share the lower ones. */
  readonly layers: readonly LayerPlan[];
}

const FILES_IN_A_FOLDER = 100;

/** Files of equal size that do not compress, in folders: an engine takes its time for each. */
export function layerOf({ seed, bytes, files }: LayerPlan): Layer {
  if (files === 1) return layer(seed, bytes);
  const content = noise(seed, bytes);
  const size = Math.floor(bytes / files);
  const entries = Array.from({ length: files }, (_, index) => {
    const [directory, name] = [Math.floor(index / FILES_IN_A_FOLDER), index % FILES_IN_A_FOLDER];
    const path = `${seed}/${directory}/`;
    const own = file(`${path}${name}`, content.subarray(index * size, (index + 1) * size));
    return name === 0 ? [folder(path), own] : [own];
  });
  return { entries: [folder(`${seed}/`), ...entries.flat()] };
}

/** Layers of equal size, with so many files in all. */
export function stack(
  seed: string,
  total: { readonly bytes: number; readonly files: number },
  layers: number,
): readonly LayerPlan[] {
  return Array.from({ length: layers }, (_, index) => ({
    seed: `${seed}-${index + 1}`,
    bytes: Math.floor(total.bytes / layers),
    files: Math.max(1, Math.floor(total.files / layers)),
  }));
}
