import { oncePer } from './once-per.ts';

/** What an engine holds, as far as it matters for removing images. IDs are full (`sha256:…`), names are full. */

export type Store = 'graphdriver' | 'containerd' | 'podman';

export interface EngineFacts {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly store: Store;
  readonly platform: Platform;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

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

export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** The manifest of the variant that it runs, where the engine says so. */
  readonly variant?: string;
  /** Names of the networks that it is in. */
  readonly networks: readonly string[];
  /** Images that it mounts, as the engine names them. */
  readonly mountedImages: readonly string[];
  /** What these names stood for, where one was looked up. */
  readonly mounted?: readonly Mount[];
  /** The second that it was made in, in milliseconds since 1970. */
  readonly created?: number;
  readonly state: string;
  /** In the engine's words: `Up 3 minutes`, `Exited (0) 2 hours ago`. */
  readonly status: string;
  /** On Podman, where it was asked for: the pod that it belongs to. */
  readonly pod?: string;
  readonly composeProject?: string;
  readonly composeService?: string;
}

/** An image that a container mounts by a name. Engines only tell the name, and the name can have moved since. */
export interface Mount {
  readonly name: string;
  /** What the name stood for at the first look. */
  readonly image?: string;
  /** Which other images may be the mounted one: none, those without a name, or any that is as old as the container. */
  readonly doubt: 'none' | 'unnamed' | 'any';
}

/** Docker refuses to pull an image away from under these, even by force. Podman also tells of those that are `stopping`. */
export function isRunning(container: Container): boolean {
  return ['running', 'paused', 'restarting', 'removing', 'stopping'].includes(container.state);
}

export function referencesOf(image: Pick<Image, 'tags' | 'digests'>): readonly string[] {
  return [...image.tags, ...image.digests];
}

export function isNameOf(reference: string, image: Image): boolean {
  return nameSet(image).has(reference);
}

const nameSet = oncePer((image: Image) => new Set(referencesOf(image)));

export function repositoryOf(fullReference: string): string {
  const name = fullReference.split('@')[0] ?? fullReference;
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon < 0 ? name : name.slice(0, colon);
}
