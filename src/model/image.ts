import { oncePer } from './collections.ts';
import type { Platform } from './platform.ts';

export interface Image {
  readonly id: string;
  /** Full names with a tag. */
  readonly tags: readonly string[];
  /** Full names with a digest. */
  readonly digests: readonly string[];
  /** Of these, the ones that the containerd store holds as names of their own; the others follow from the tags. */
  readonly ownDigests: readonly string[];
  /** On Podman: those that follow from the tags, and that nothing can be removed by. They are not among `digests`. */
  readonly impliedDigests?: readonly string[];
  readonly parent?: string;
  /** Chain IDs of the layers, lowest first; undefined where the engine was not asked for them. */
  readonly layers?: readonly string[];
  /** What is in each layer, whatever lies below it. */
  readonly diffIds?: readonly string[];
  readonly room?: Room;
  /** On the graphdriver store: the sum of its layers. */
  readonly size?: number;
  /** When it was built, in milliseconds since 1970. */
  readonly created?: number;
  /** When it last got a name here. */
  readonly tagged?: number;
  /** In lists only. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What an image takes on the containerd store, in all its variants that are here; shared or not. */
export interface Room {
  readonly variants: number;
  /** As it was pulled. */
  readonly content: number;
  readonly unpacked: number;
}

/** The disk that an engine keeps its images on. */
export interface Disk {
  readonly free: number;
  readonly size: number;
}

/** What an engine accounts for its images. */
export interface Usage {
  readonly total: number;
  /** BuildKit's cache holds layers and content of images that it built. */
  readonly hasBuildCache: boolean;
  readonly images: ReadonlyMap<string, { readonly size: number; readonly shared: number }>;
  /** The same images as a list tells of them; hidden ones are not among them. */
  readonly listed: readonly Image[];
}

export function referencesOf(image: Pick<Image, 'tags' | 'digests'>): readonly string[] {
  return [...image.tags, ...image.digests];
}

export function isNameOf(reference: string, image: Image): boolean {
  return nameSet(image).has(reference);
}

const nameSet = oncePer((image: Image) => new Set(referencesOf(image)));

/** What one platform finds in an image. */
export interface Variant {
  /** Of its manifest. */
  readonly digest: string;
  readonly platform: Platform;
  /** Whether its content is here, and not only its name in the index. */
  readonly available: boolean;
  readonly contentSize: number;
  readonly unpackedSize: number;
}
