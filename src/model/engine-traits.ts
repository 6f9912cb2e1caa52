import type { EngineFilter } from './filter.ts';
import type { Platform } from './platform.ts';

/** What an engine reports about itself. */
export interface EngineFacts {
  readonly name: string;
  readonly version: string;
  /** The version of the API that is spoken with it. */
  readonly apiVersion: string;
  /** The newest version of the API that it speaks. */
  readonly newestApi: string;
  readonly store: EngineKind;
  /** What the classic store keeps its layers with: `overlay2`. */
  readonly storageDriver?: string;
  readonly platform: Platform;
}

/** The two image stores of Docker behave like two engines. */
export type EngineKind = 'graphdriver' | 'containerd' | 'podman';

/**
 * Everything in which engine kinds differ. Code asks for a trait and never for a kind, so that a new kind is one row.
 * Tests in test/engines/cases compare these traits with real engines.
 */
export interface EngineTraits {
  /** What people call its image store. */
  readonly storeName: string;
  /** Whether people know the store by the driver that keeps its layers. */
  readonly isNamedByDriver: boolean;
  /** When a removal by name takes only the name from an image that others are built on. */
  readonly keepsParents: 'always' | 'unless-forced' | 'never';
  /** Whether it refuses to remove by ID an image that others are built on. */
  readonly refusesParents: boolean;
  /** Which containers keep an untagged image alive even with `force`. */
  readonly keepsFor: 'running' | 'all';
  /** Whether `force` removes the containers of an image too. */
  readonly forceTakesContainers: boolean;
  /** Whether it prunes an untagged parent that another image is built on too. */
  readonly prunesSharedParents: boolean;
  /** The minor API version from which on it can be told not to prune. */
  readonly knowsNoPruneSince: number;
  /** Whether it removes single variants, from API 1.50 on. */
  readonly removesVariants: boolean;
  /** What a digest removes: itself as a `reference`, all `tags` of its repository, or a separate `name`. */
  readonly digests: 'reference' | 'tags' | 'name';
  /** Whether it keeps images that are built or loaded without a host in their names under `localhost/`. */
  readonly hasLocalNames: boolean;
  /** Whether its answer to a removal names every deleted image. */
  readonly tellsDeletions: boolean;
  /** Whether its answer to a removal names the deleted layers. */
  readonly tellsDeletedLayers: boolean;
  /** Where the bytes that a removal frees are read from. */
  readonly bytesFrom: 'deleted-layers' | 'layers-that-nothing-holds' | 'engine-account';
  /**
   * From which minor version of its newest API on its account leaves out what only containers or the build cache
   * hold. A version of the engine is any text; the API tells what it does.
   */
  readonly countsOnlyImagesSince: number;
  /** Whether listing all images costs little more than inspecting one. */
  readonly listsCheaply: boolean;
  /** Whether its list leaves out untagged images that others are built on. */
  readonly hidesParents: boolean;
  /** Whether its list has the labels of only one variant. */
  readonly listsLabelsOfOneVariant: boolean;
  /** The filters of Docker that its list supports, with the minor API version that each needs. */
  readonly listFilters: Readonly<Partial<Record<EngineFilter, number>>>;
  /** The minor API version from which on inspecting an image reports the size of each variant. */
  readonly tellsVariantSizesSince: number;
  /** Whether it keeps BuildKit's cache beside the images. */
  readonly hasBuildCache: boolean;
  /** Whether the cache holds the same layers as the images, and not copies of its own. */
  readonly cacheSharesLayers: boolean;
  /** How many removals are sent to it at once. */
  readonly removalsAtOnce: number;
  /** HTTP statuses that mean that something needs the image. */
  readonly refusals: readonly number[];
  /** Whether it has the API of Podman too, which some requests need. */
  readonly hasLibpod: boolean;
  /** Whether it reports the same engine ID in each answer. */
  readonly hasStableId: boolean;
  /** Whether its containerd keeps the images, which may do so in a folder of its own. */
  readonly storesInContainerd: boolean;
  /** What a complete archive of an image holds: see remove/backup/check-archive.ts. */
  readonly saves: 'layers' | 'manifests' | 'configs';
}

const ALWAYS = 0;

const NEVER = Infinity;

/**
 * `label!` is missing: its meaning changes between versions of the containerd store, and no other list supports
 * it.
 */
const DOCKER_FILTERS = {
  dangling: ALWAYS,
  label: ALWAYS,
  until: ALWAYS,
  reference: ALWAYS,
  before: ALWAYS,
  since: ALWAYS,
} as const;

export const TRAITS: Readonly<Record<EngineKind, EngineTraits>> = {
  graphdriver: {
    storeName: 'classic store',
    isNamedByDriver: true,
    keepsParents: 'always',
    refusesParents: true,
    keepsFor: 'running',
    forceTakesContainers: false,
    prunesSharedParents: false,
    knowsNoPruneSince: ALWAYS,
    removesVariants: false,
    digests: 'reference',
    hasLocalNames: false,
    tellsDeletions: true,
    tellsDeletedLayers: true,
    bytesFrom: 'deleted-layers',
    countsOnlyImagesSince: NEVER,
    listsCheaply: true,
    hidesParents: false,
    listsLabelsOfOneVariant: false,
    listFilters: { ...DOCKER_FILTERS, until: 44 },
    tellsVariantSizesSince: NEVER,
    hasBuildCache: true,
    cacheSharesLayers: true,
    // The engine's own lock is the limit, so more would gain nothing.
    removalsAtOnce: 8,
    refusals: [409],
    hasLibpod: false,
    hasStableId: true,
    storesInContainerd: false,
    saves: 'layers',
  },
  containerd: {
    storeName: 'containerd store',
    isNamedByDriver: false,
    // Without `force` it answers that it deleted the image, and hides it.
    keepsParents: 'unless-forced',
    refusesParents: false,
    keepsFor: 'all',
    forceTakesContainers: false,
    prunesSharedParents: true,
    knowsNoPruneSince: ALWAYS,
    removesVariants: true,
    digests: 'tags',
    hasLocalNames: false,
    tellsDeletions: true,
    tellsDeletedLayers: false,
    bytesFrom: 'engine-account',
    // Docker 29.6.
    countsOnlyImagesSince: 55,
    listsCheaply: false,
    hidesParents: true,
    listsLabelsOfOneVariant: true,
    // For `until` it uses another time than its list reports; it treats an image without a time as one from 1970.
    listFilters: DOCKER_FILTERS,
    tellsVariantSizesSince: 48,
    hasBuildCache: true,
    cacheSharesLayers: false,
    // Removals that overlap share one garbage collection.
    removalsAtOnce: 64,
    refusals: [409],
    hasLibpod: false,
    hasStableId: true,
    storesInContainerd: true,
    saves: 'manifests',
  },
  podman: {
    storeName: 'Podman store',
    isNamedByDriver: false,
    keepsParents: 'never',
    refusesParents: false,
    keepsFor: 'all',
    forceTakesContainers: true,
    prunesSharedParents: false,
    // From Podman 4.6 on, but its API does not show the difference before this version.
    knowsNoPruneSince: 44,
    removesVariants: false,
    digests: 'name',
    hasLocalNames: true,
    // For an image that others are built on it reports only the names, since the layers stay.
    tellsDeletions: false,
    tellsDeletedLayers: false,
    bytesFrom: 'layers-that-nothing-holds',
    countsOnlyImagesSince: NEVER,
    listsCheaply: true,
    hidesParents: false,
    listsLabelsOfOneVariant: false,
    // It finds nothing for several values of `label`. For `reference` all values must match, and the list has
    // every name.
    listFilters: { dangling: ALWAYS, before: ALWAYS, since: ALWAYS },
    tellsVariantSizesSince: NEVER,
    // Its build cache is images.
    hasBuildCache: false,
    cacheSharesLayers: false,
    removalsAtOnce: 4,
    // It answers 500 where Docker answers 409; the state afterwards shows what needs the image.
    refusals: [409, 500],
    hasLibpod: true,
    hasStableId: false,
    storesInContainerd: false,
    saves: 'configs',
  },
};

export function isEngineKind(text: string): text is EngineKind {
  return Object.hasOwn(TRAITS, text);
}
