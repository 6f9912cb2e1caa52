import { oncePer } from './collections.ts';
import { type EngineKind, TRAITS } from './engine-traits.ts';
import type { Platform } from './platform.ts';
import { repositoryOf } from './reference.ts';

export interface Image {
  readonly id: string;
  /** Full names that have a tag. */
  readonly tags: readonly string[];
  /** Full names that have a digest. */
  readonly digests: readonly string[];
  /** Those of `digests` that the containerd store holds as separate names; it derives the others from the tags. */
  readonly ownDigests: readonly string[];
  /** Digests that Podman derives from the tags. No removal can use them, so they are not in `digests`. */
  readonly impliedDigests?: readonly string[];
  readonly parent?: string;
  /** Chain IDs of the layers, lowest first; undefined if the engine was not asked for them. */
  readonly layers?: readonly string[];
  /** The content of each layer, independent of the layers below it. */
  readonly diffIds?: readonly string[];
  readonly variantSizes?: VariantSizes;
  /** The sum of its layers, on the graphdriver store. */
  readonly size?: number;
  /** When it was built, in milliseconds since 1970. */
  readonly created?: number;
  /** When it last got a name on this engine, in milliseconds since 1970. */
  readonly tagged?: number;
  /** Only lists have them. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The bytes of all variants that the containerd store has of an image, including shared layers. */
export interface VariantSizes {
  readonly variants: number;
  /** Compressed, as it was pulled. */
  readonly content: number;
  readonly unpacked: number;
}

/** The disk that an engine keeps its images on. */
export interface Disk {
  readonly free: number;
  readonly size: number;
}

/** The engine's own account of its images. */
export interface Usage {
  readonly total: number;
  /** The build cache holds layers and content of the images that BuildKit built. */
  readonly hasBuildCache: boolean;
  readonly images: ReadonlyMap<string, { readonly size: number; readonly shared: number }>;
  /** The same images as a list reports them; hidden images are missing. */
  readonly listed: readonly Image[];
}

export function referencesOf(image: Pick<Image, 'tags' | 'digests'>): readonly string[] {
  return [...image.tags, ...image.digests];
}

/** When it was built or last got a name, whichever is later; undefined if the engine tells neither. */
export function lastChangeOf({ created, tagged }: Pick<Image, 'created' | 'tagged'>): number | undefined {
  return created === undefined && tagged === undefined ? undefined : Math.max(created ?? 0, tagged ?? 0);
}

export function isNameOf(reference: string, image: Image): boolean {
  return nameSet(image).has(reference);
}

const nameSet = oncePer((image: Image) => new Set(referencesOf(image)));

/** The part of an image that is for one platform. */
export interface Variant {
  /** The digest of its manifest. */
  readonly digest: string;
  readonly platform: Platform;
  /** Whether the engine has its content; the index also names variants that were not pulled. */
  readonly available: boolean;
  readonly contentSize: number;
  readonly unpackedSize: number;
  /** What the statements about it take, which say how it was built. They stay when only the variant is removed. */
  readonly attestationSize: number;
}

/**
 * The names that an image still has while removals take them. No question costs more when the image has more
 * names.
 */
export interface NamesLeft {
  readonly has: (reference: string) => boolean;
  readonly all: () => readonly string[];
  readonly count: () => number;
  readonly tagCount: () => number;
  /** All names that the engine takes away when it removes this one. */
  readonly goingWith: (reference: string) => readonly string[];
  readonly drop: (names: readonly string[]) => void;
  /** A tag and the digests of its repository count as one reference, unless digests are separate names. */
  readonly isOneReference: () => boolean;
}

interface Repository {
  readonly tags: Set<string>;
  readonly digests: Set<string>;
}

const EMPTY: Repository = { tags: new Set(), digests: new Set() };

export function namesLeft(image: Pick<Image, 'tags' | 'digests'>, store: EngineKind): NamesLeft {
  const { digests: digestTrait } = TRAITS[store];
  const tags = new Set(image.tags);
  const digests = new Set(image.digests);
  const repositories = new Map<string, Repository>();
  for (const kind of ['tags', 'digests'] as const) {
    for (const name of image[kind]) {
      const repository = repositoryOf(name);
      const entry = repositories.get(repository) ?? { tags: new Set(), digests: new Set() };
      entry[kind].add(name);
      repositories.set(repository, entry);
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
      const { tags: siblings, digests: derived } = repositories.get(repositoryOf(reference)) ?? EMPTY;
      const own = has(reference) ? [reference] : [];
      if (digestTrait === 'tags' && reference.includes('@')) return [...siblings, ...derived];
      if (digestTrait === 'name' || reference.includes('@')) return own;
      const isLastTag = siblings.size - own.length === 0;
      if (isLastTag) return [...own, ...derived];
      // The containerd store keeps what was pulled as `app:1@sha256:…` as a separate name, which goes with its tag.
      const pinned =
        digestTrait === 'tags' ? [...derived].filter((name) => name.startsWith(`${reference}@`)) : [];
      return [...own, ...pinned];
    },
    drop: (names) => {
      for (const name of names) {
        const repository = repositoryOf(name);
        const entry = repositories.get(repository) ?? EMPTY;
        for (const set of [tags, digests, entry.tags, entry.digests]) set.delete(name);
        if (entry.tags.size + entry.digests.size === 0) repositories.delete(repository);
      }
    },
    isOneReference: () => (digestTrait === 'name' ? count() <= 1 : tags.size <= 1 && repositories.size <= 1),
  };
}

/** The lost names that the engine reports: the containerd store does not report digests that it derives from tags. */
export function reportedNames(
  lost: readonly string[],
  image: Image,
  { names, store }: { readonly names: NamesLeft; readonly store: EngineKind },
): readonly string[] {
  const areDerived = TRAITS[store].digests === 'tags' && names.tagCount() > 0;
  if (!areDerived) return lost;
  const own = new Set(image.ownDigests);
  return lost.filter((name) => !name.includes('@') || own.has(name));
}

/** What an engine may prune together with an image. */
export function untaggedAncestors(image: Image, images: ReadonlyMap<string, Image>): readonly string[] {
  const found = new Set<string>();
  let parent = image.parent === undefined ? undefined : images.get(image.parent);
  while (parent !== undefined && referencesOf(parent).length === 0 && !found.has(parent.id)) {
    found.add(parent.id);
    parent = parent.parent === undefined ? undefined : images.get(parent.parent);
  }
  return [...found];
}
