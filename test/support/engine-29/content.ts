import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, RealEngine } from './real-engine.ts';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

interface Configuration {
  readonly config?: { readonly Labels?: Readonly<Record<string, string>> | null };
  readonly rootfs?: { readonly diff_ids?: readonly string[] };
}

/** A manifest and all that it names, read from the folder of the engine's containerd. */
export interface ManifestContent {
  readonly blobs: readonly Descriptor[];
  readonly configuration: Configuration;
}

/** Undefined where something of it is missing. */
export async function manifestContent(
  { dataRoot }: RealEngine,
  manifest: Descriptor,
): Promise<ManifestContent | undefined> {
  const placeOf = ({ digest }: Descriptor): string =>
    join(dataRoot, 'containerd/daemon/io.containerd.content.v1.content/blobs', digest.replace(':', '/'));
  const read = async <T extends Json>(blob: Descriptor): Promise<T> =>
    JSON.parse(await readFile(placeOf(blob), 'utf8')) as T;
  try {
    const { config, layers } = await read<Manifest & Json>(manifest);
    await Promise.all(layers.map((blob) => stat(placeOf(blob))));
    return {
      blobs: [manifest, config, ...layers],
      configuration: await read<Configuration & Json>(config),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export const isIndex = ({ mediaType }: Descriptor): boolean => /\.(?:index|list)\./.test(mediaType);
