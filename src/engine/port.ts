import type { CacheAnswer, CacheRecord, CacheRequest } from '../model/build-cache.ts';
import type { Container } from '../model/container.ts';
import type { EngineFacts } from '../model/engine-traits.ts';
import type { ListFilter } from '../model/filter.ts';
import type { Disk, Image, Usage, Variant } from '../model/image.ts';
import type { Network } from '../model/left-behind.ts';
import type { Platform } from '../model/platform.ts';
import type { RemovalAnswer, RemovalOptions } from '../model/removal.ts';
import type { Clock } from '../model/until.ts';

/** The result of removing a container; `unanswered`: the step ended before the engine answered. */
export type ContainerEnd =
  { readonly kind: 'gone' | 'unanswered' } | { readonly kind: 'stays'; readonly why: string };

/** Everything that the other rooms may ask of an engine. */
export interface Engine {
  readonly host: string;
  readonly facts: EngineFacts;
  /** The ID that the engine gives itself. */
  readonly engineId: string;
  readonly clock: Clock | undefined;
  /** How many images there were when the engine was opened. */
  readonly storeSize: number;
  /**
   * Looks up a full name, or an ID with `sha256:` in front; undefined when no image matches, or more than one. The
   * sizes of its variants need the containerd store and API 1.48, and cost more.
   */
  inspect(name: string, withVariantSizes?: boolean): Promise<Image | undefined>;
  /** The variants of an image, none if there is no such image; needs API 1.48. */
  variants(name: string): Promise<readonly Variant[]>;
  /** The layers of one variant; needs API 1.49. */
  variantLayers(name: string, platform: Platform): Promise<readonly string[]>;
  /** All images, also hidden and intermediate ones, without their layers. */
  images(): Promise<readonly Image[]>;
  /** The images that pass the engine's own filters; hidden ones only with `withHidden`. */
  listed(filters: readonly ListFilter[], withHidden?: boolean): Promise<readonly Image[]>;
  /** On Podman, `withPods` costs another request and adds the pod of each container. */
  containers(withPods?: boolean): Promise<readonly Container[]>;
  /** The bytes that each container wrote, by ID; slow, as the engine looks at each file. */
  containerSizes(): Promise<ReadonlyMap<string, number>>;
  networks(): Promise<readonly Network[]>;
  /** The names of all volumes. */
  volumes(): Promise<readonly string[]>;
  /** The sizes of the steps that made an image, newest first; undefined when it is gone. */
  history(id: string): Promise<readonly number[] | undefined>;
  /** The bytes that the engine accounts for its images; slow on the containerd store. */
  usage(): Promise<Usage>;
  /** The records of BuildKit's cache: cheap from API 1.42 on. */
  buildCache(): Promise<readonly CacheRecord[]>;
  /** Prunes BuildKit's cache; records in use stay. Never throws. */
  pruneBuildCache(request: CacheRequest): Promise<CacheAnswer>;
  /** Needs API 1.50 and the containerd store: any other engine would remove the whole image. */
  removeVariant(name: string, platform: Platform): Promise<RemovalAnswer>;
  /** The disk with the images of an engine on this machine; undefined when this machine cannot read it. */
  disk(): Promise<Disk | undefined>;
  /** Whether any request was sent that changes the engine's state. */
  hasActed(): boolean;
  /** Removes a container and keeps its volumes; `force` stops it first. */
  removeContainer(id: string, force: boolean): Promise<ContainerEnd>;
  /** Never throws: a failure is an answer too. */
  remove(name: string, options: RemovalOptions): Promise<RemovalAnswer>;
  /**
   * Streams the images as an archive for `docker load`. Takes full names or IDs, and all of them must exist. An engine
   * that fails on the way may write the error into the archive and end the answer as a success.
   */
  save(names: readonly string[]): Promise<AsyncIterable<Uint8Array>>;
  /** The same engine, with requests that end when the signal is aborted. */
  until(signal: AbortSignal): Engine;
}
