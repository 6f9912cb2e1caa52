/**
 * What a store holds before a test, as data. A real engine is filled with it (`seed-store.ts`), and an engine in memory is
 * made of it (`in-memory/from-plan.ts`), so that one table of cases runs on both.
 */
export interface StorePlan {
  /** By the word that stands for each in a case, in the order in which they are made. */
  readonly images: Readonly<Record<string, ImagePlan>>;
  readonly containers?: readonly PlannedContainer[];
}

export type ImagePlan = LoadedImage | PulledImage | CommittedImage;

/** Comes from an archive, as `docker load` brings it. */
export interface LoadedImage {
  readonly how: 'loaded';
  readonly tags: readonly string[];
  readonly layers: readonly LayerPlan[];
  /** The steps that made it, oldest first, where some of them made no layer. */
  readonly steps?: readonly ('layer' | 'no-layer')[];
  readonly labels?: Readonly<Record<string, string>>;
  /** As RFC 3339 writes it; the same for all unless said. */
  readonly created?: string;
}

/** Comes from a registry by its digest, and so has the name `{repo}@{sha}`; it gets its tags afterwards. */
interface PulledImage {
  readonly how: 'pulled';
  readonly repository: string;
  readonly tags: readonly string[];
  readonly layers: readonly LayerPlan[];
}

/** A container of another image, committed: the classic way to a child image. */
interface CommittedImage {
  readonly how: 'committed';
  /** The word for the image that it is built on. */
  readonly parent: string;
  readonly tags: readonly string[];
  /** The size of the layer that it has more than its parent. */
  readonly bytes: number;
}

export type LayerPlan =
  | { readonly of: 'bytes'; readonly seed: string; readonly bytes: number }
  /** A layer without a byte in it, as a WORKDIR makes one. */
  | { readonly of: 'folder'; readonly name: string }
  /** What an image needs to run. */
  | { readonly of: 'busybox' };

export interface PlannedContainer {
  readonly name: string;
  /** A tag, or `{word}`. */
  readonly image: string;
  readonly state: 'created' | 'stopped' | 'running';
}

/**
 * IDs and names of what was made, by the words that stand for them: each image's own word; `{short}`, the first image's
 * short ID; and of an image that was pulled, `{digest}` for its name, with `{repo}` and `{sha}` for the parts of that.
 */
export type Ids = Readonly<Record<string, string>>;

export function withIds(text: string, ids: Ids): string {
  return text.replaceAll(/\{([a-z]+)\}/g, (_, word: string) => ids[word] ?? '');
}

/** Of images that were made, by their words, in order. */
export function idsOf(images: ReadonlyMap<string, string>, digest: string | undefined): Ids {
  const [first = ''] = images.values();
  const [repo = '', sha = ''] = digest?.split('@') ?? [];
  return {
    ...Object.fromEntries(images),
    short: first.replace('sha256:', '').slice(0, 12),
    ...(digest === undefined ? {} : { digest, repo, sha }),
  };
}
