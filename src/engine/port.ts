import type { Container } from '../model/container.ts';
import type { EngineFacts } from '../model/engine-traits.ts';
import type { ListFilter } from '../model/filter.ts';
import type { Disk, Image, Usage, Variant } from '../model/image.ts';
import type { Platform } from '../model/platform.ts';
import type { RemovalAnswer, RemovalOptions } from '../model/removal.ts';
import type { Clock } from '../model/until.ts';

/** What became of a container; `unanswered`: the step ended before the engine had done what it was asked. */
export type ContainerEnd = 'gone' | 'stays' | 'unanswered';

/** What the story needs of an engine, and all that it may ask of one. */
export interface Engine {
  readonly host: string;
  readonly facts: EngineFacts;
  /** Its own name for itself. */
  readonly engineId: string;
  readonly clock: Clock | undefined;
  /** How many images there were when it was greeted. */
  readonly storeSize: number;
  /**
   * Looks a full name, or an ID with `sha256:` in front, up; undefined when there is none, or more than one. What room it
   * takes on the containerd store is told from API 1.48 on, and costs more.
   */
  inspect(name: string, withVariantSizes?: boolean): Promise<Image | undefined>;
  /** The variants of an image, none if there is no such image; needs API 1.48. */
  variants(name: string): Promise<readonly Variant[]>;
  /** The layers of one variant; needs API 1.49. */
  variantLayers(name: string, platform: Platform): Promise<readonly string[]>;
  /** All images, hidden and intermediate ones too; without their layers. */
  images(): Promise<readonly Image[]>;
  /** The images that the engine shows when asked with its own filters; hidden ones only when they are wanted. */
  listed(filters: readonly ListFilter[], withHidden?: boolean): Promise<readonly Image[]>;
  /** On Podman, which pod each belongs to is told only where that is wanted: it takes another request. */
  containers(withPods?: boolean): Promise<readonly Container[]>;
  /** The sizes of the steps that made an image, newest first; undefined when it is gone. */
  history(id: string): Promise<readonly number[] | undefined>;
  /** What the engine accounts for its images; dear on the containerd store. */
  usage(): Promise<Usage>;
  /** Whether BuildKit's cache holds anything: cheap from API 1.42 on. */
  hasBuildCache(): Promise<boolean>;
  /** Needs API 1.50, and the containerd store: elsewhere the engine takes it for the removal of the whole image. */
  removeVariant(name: string, platform: Platform): Promise<RemovalAnswer>;
  /** The disk that an engine on this machine keeps its images on; undefined when it cannot be seen from here. */
  disk(): Promise<Disk | undefined>;
  /** Whether it was asked for anything that changes what it holds. */
  hasActed(): boolean;
  /** Removes a container, its volumes stay; `force` stops it first. */
  removeContainer(id: string, force: boolean): Promise<ContainerEnd>;
  /** Never throws: whatever happens to a removal is an answer. */
  remove(name: string, options: RemovalOptions): Promise<RemovalAnswer>;
  /**
   * The images as an archive that `docker load` takes, as it comes: full names, or IDs, of which all must be there.
   * An engine that stumbles on its way may write what went wrong into the archive, and end it as if all were well.
   */
  save(names: readonly string[]): Promise<AsyncIterable<Uint8Array>>;
  /** The same engine, whose requests end when the signal says so. */
  until(signal: AbortSignal): Engine;
}
