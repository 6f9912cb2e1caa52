import type { Layer, PackedLayer } from './layers.ts';

/** One step of an image's history; `emptyLayer` where it made no layer. */
interface HistoryEntry {
  readonly createdBy?: string;
  readonly emptyLayer?: boolean;
}

export interface ImageContent {
  readonly layers: readonly Layer[];
  readonly labels?: Readonly<Record<string, string>>;
  /** RFC 3339, with one default for all images. `null` leaves it out, as some builders do. */
  readonly created?: string | null;
  readonly cmd?: readonly string[];
  /** Oldest first, with one entry that is not empty for each layer. By default a plain entry for each layer. */
  readonly history?: readonly HistoryEntry[];
}

export interface Platform {
  readonly os?: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** Go's name for the architecture of this Node. */
export const ownPlatform: Platform = { architecture: process.arch === 'x64' ? 'amd64' : process.arch };

const defaultCreated = '2024-01-01T00:00:00Z';

/** An image's configuration, the JSON whose digest is the image's ID in a graphdriver store. */
export function imageConfig(
  image: Omit<ImageContent, 'layers'>,
  layers: readonly PackedLayer[],
  { os = 'linux', architecture, variant }: Platform,
): Buffer {
  const created = image.created === undefined ? defaultCreated : (image.created ?? undefined);
  const history: readonly HistoryEntry[] = image.history ?? layers.map(() => ({}));
  const withLayer = history.filter(({ emptyLayer }) => emptyLayer !== true).length;
  if (withLayer !== layers.length) {
    throw new Error(`a history of ${withLayer} layers for an image of ${layers.length}`);
  }
  const config = {
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
    created,
    config: { Cmd: image.cmd ?? ['/bin/sh'], Env: ['PATH=/bin'], Labels: image.labels ?? {} },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: history.map(({ createdBy, emptyLayer }) => ({
      created,
      created_by: createdBy ?? (emptyLayer === true ? 'LABEL' : 'COPY'),
      ...(emptyLayer === true ? { empty_layer: true } : {}),
    })),
  };
  return Buffer.from(JSON.stringify(config));
}
