import { oncePer } from './collections.ts';
import { type EngineKind, TRAITS } from './engine-traits.ts';
import type { Platform } from './platform.ts';
import { repositoryOf } from './reference.ts';

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
  readonly variantSizes?: VariantSizes;
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
export interface VariantSizes {
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

/** The names of an image while they go one after another. A question costs what it is about, however many there are. */
export interface NamesLeft {
  readonly has: (reference: string) => boolean;
  readonly all: () => readonly string[];
  readonly count: () => number;
  readonly tagCount: () => number;
  /** What the engine takes away when it is asked to take this one. */
  readonly goingWith: (reference: string) => readonly string[];
  readonly drop: (names: readonly string[]) => void;
  /** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
  readonly isOneReference: () => boolean;
}

interface Repository {
  readonly tags: Set<string>;
  readonly digests: Set<string>;
}

const NONE: Repository = { tags: new Set(), digests: new Set() };

export function namesLeft(image: Pick<Image, 'tags' | 'digests'>, store: EngineKind): NamesLeft {
  const { digests: habit } = TRAITS[store];
  const tags = new Set(image.tags);
  const digests = new Set(image.digests);
  const repositories = new Map<string, Repository>();
  for (const kind of ['tags', 'digests'] as const) {
    for (const name of image[kind]) {
      const repository = repositoryOf(name);
      const its = repositories.get(repository) ?? { tags: new Set(), digests: new Set() };
      its[kind].add(name);
      repositories.set(repository, its);
    }
  }
  const has = (name: string): boolean => tags.has(name) || digests.has(name);
  const count = (): number => tags.size + digests.size;
  return {
    has,
    all: () => [...tags, ...digests],
    count,
    tagCount: () => tags.size,
    goingWith: (reference) => {
      const its = repositories.get(repositoryOf(reference)) ?? NONE;
      const own = has(reference) ? [reference] : [];
      if (habit === 'tags' && reference.includes('@')) return [...its.tags, ...its.digests];
      if (habit === 'name' || reference.includes('@')) return own;
      const isLast = its.tags.size - own.length === 0;
      if (isLast) return [...own, ...its.digests];
      // What was pulled as `app:1@sha256:…` is a name of its own there, and goes with its tag.
      const pinned =
        habit === 'tags' ? [...its.digests].filter((name) => name.startsWith(`${reference}@`)) : [];
      return [...own, ...pinned];
    },
    drop: (names) => {
      for (const name of names) {
        const repository = repositoryOf(name);
        const its = repositories.get(repository) ?? NONE;
        for (const set of [tags, digests, its.tags, its.digests]) set.delete(name);
        if (its.tags.size + its.digests.size === 0) repositories.delete(repository);
      }
    },
    isOneReference: () => (habit === 'name' ? count() <= 1 : tags.size <= 1 && repositories.size <= 1),
  };
}

/** Of the names that go, those that the engine tells of: the containerd store derives most digests from the tags. */
export function toldOf(
  lost: readonly string[],
  image: Image,
  { names, store }: { readonly names: NamesLeft; readonly store: EngineKind },
): readonly string[] {
  const areDerived = TRAITS[store].digests === 'tags' && names.tagCount() > 0;
  if (!areDerived) return lost;
  const own = new Set(image.ownDigests);
  return lost.filter((name) => !name.includes('@') || own.has(name));
}
