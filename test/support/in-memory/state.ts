import type { Container } from '../../../src/model/container.ts';
import type { EngineFacts, EngineKind } from '../../../src/model/engine-traits.ts';
import type { Network } from '../../../src/model/left-behind.ts';
import type { Image } from '../../../src/model/image.ts';
import type { Platform } from '../../../src/model/platform.ts';
import type { Clock } from '../../../src/model/until.ts';

/** All that an engine in memory holds. Nothing in here changes: a removal makes another state. */
export interface StoreState {
  readonly facts: EngineFacts;
  readonly clock: Clock | undefined;
  readonly images: ReadonlyMap<string, StoredImage>;
  readonly containers: readonly StoredContainer[];
  readonly networks: readonly Network[];
  /** By name. */
  readonly volumes: readonly string[];
  /** What BuildKit keeps beside the images. */
  readonly buildCache: readonly CacheRecord[];
  /** How much is in each layer, by its diff ID. */
  readonly layerBytes: ReadonlyMap<string, number>;
  /** The disk beneath; undefined where it cannot be seen. */
  readonly disk: DiskBelow | undefined;
}

export interface StoredImage extends Image {
  readonly layers: readonly string[];
  readonly diffIds: readonly string[];
  /** The sizes of the steps that made it, newest first. */
  readonly history: readonly number[];
  /** One, save for an image of several platforms on the containerd store. */
  readonly variants: readonly StoredVariant[];
}

export interface StoredVariant {
  /** Of its manifest. */
  readonly digest: string;
  readonly platform: Platform;
  /** Whether its content is here. */
  readonly available: boolean;
  readonly diffIds: readonly string[];
}

export interface StoredContainer extends Container {
  /** What it was made from: it keeps these layers, whatever becomes of its image. */
  readonly diffIds: readonly string[];
}

interface CacheRecord {
  readonly id: string;
  readonly diffIds: readonly string[];
}

export interface DiskBelow {
  readonly size: number;
  /** What lies there beside the store. */
  readonly takenByOthers: number;
}

const VERSIONS: Readonly<
  Record<EngineKind, Pick<EngineFacts, 'name' | 'version' | 'apiVersion' | 'newestApi'>>
> = {
  graphdriver: { name: 'Docker', version: '28.5.2', apiVersion: '1.51', newestApi: '1.51' },
  containerd: { name: 'Docker', version: '28.5.2', apiVersion: '1.51', newestApi: '1.51' },
  podman: { name: 'Podman', version: '4.3.1', apiVersion: '1.41', newestApi: '1.41' },
};

export const OWN_PLATFORM: Platform = { os: 'linux', architecture: 'amd64' };

export function emptyStore(store: EngineKind): StoreState {
  return {
    facts: { ...VERSIONS[store], store, platform: OWN_PLATFORM },
    clock: { ms: Date.parse('2024-06-01T12:00:00Z'), zone: 'Z' },
    images: new Map(),
    containers: [],
    networks: [],
    volumes: [],
    buildCache: [],
    layerBytes: new Map(),
    disk: undefined,
  };
}

/** The minor number of the API that the engine speaks. */
export function apiOf({ facts }: StoreState): number {
  return Number(facts.apiVersion.split('.')[1]);
}

/** Whether others are built on it, so that lists hide it where it has no name. */
export function parentsIn({ images }: StoreState): ReadonlySet<string> {
  return new Set([...images.values()].flatMap(({ parent }) => parent ?? []));
}
