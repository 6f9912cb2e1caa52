import type { EngineFilter } from './filter.ts';
import type { Platform } from './platform.ts';

/** What an engine says about itself. */
export interface EngineFacts {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly store: EngineKind;
  readonly platform: Platform;
}

/** Docker has two image stores that behave like two engines. */
export type EngineKind = 'graphdriver' | 'containerd' | 'podman';

/**
 * Everything in which the kinds of engine differ. Code asks for a trait and never for a kind, so that a new kind is one row.
 * What an engine does with an image is pinned to real engines in test/engines/cases.
 */
export interface EngineTraits {
  /** Whether an image that others are built on loses its names only: not by ID, where it is refused instead. */
  readonly keepsParents: 'always' | 'unless-forced' | 'never';
  /** Whether an image that others are built on is refused by ID. */
  readonly refusesParents: boolean;
  /** Which containers keep an untagged image alive even with `force`. */
  readonly keepsFor: 'running' | 'all';
  /** Whether `force` removes the containers of an image too. */
  readonly forceTakesContainers: boolean;
  /** Whether it prunes an untagged parent though another image is built on it. */
  readonly prunesSharedParents: boolean;
  /** Whether it can be told not to prune. */
  readonly knowsNoPrune: boolean;
  /** Whether it removes single variants, from API 1.50 on. */
  readonly removesVariants: boolean;
  /** What a digest is: a reference like others, a word for all tags of its repository, or a name of its own. */
  readonly digests: 'reference' | 'tags' | 'name';
  /** Whether what it builds or loads without a host in its name lies under `localhost/`. */
  readonly hasLocalNames: boolean;
  /** Whether its answer to a removal names every image that goes. */
  readonly tellsDeletions: boolean;
  /** Whether its answer to a removal names the layers that go. */
  readonly tellsDeletedLayers: boolean;
  /** What tells how many bytes a removal frees. */
  readonly bytesFrom: 'deleted-layers' | 'layers-that-nothing-holds' | 'its-account';
  /** Whether a list of all images costs little more than a look at one. */
  readonly listsCheaply: boolean;
  /** Whether a list leaves out untagged images that others are built on. */
  readonly hidesParents: boolean;
  /** Whether a list tells the labels of one variant only. */
  readonly listsLabelsOfOneVariant: boolean;
  /** Docker's filters that its lists know, with the API version that each needs. */
  readonly listFilters: Readonly<Partial<Record<EngineFilter, number>>>;
  /** The API version from which on a look at an image tells what it takes, variant by variant. */
  readonly tellsVariantSizesSince: number;
  /** Whether it keeps BuildKit's cache beside the images. */
  readonly hasBuildCache: boolean;
  /** How many removals it is sent at once. */
  readonly removalsAtOnce: number;
  /** The statuses that mean that something needs the image. */
  readonly refusals: readonly number[];
  /** Whether it has Podman's API beside Docker's, which some questions need. */
  readonly hasLibpod: boolean;
  /** Whether its ID is the same in each answer. */
  readonly hasStableId: boolean;
  /** Whether its containerd keeps the images, which may do so in a folder of its own. */
  readonly storesInContainerd: boolean;
  /** What an archive of an image must hold to be whole: see remove/backup/check-archive.ts. */
  readonly saves: 'layers' | 'manifests' | 'configs';
}

const ALWAYS = 0;

const NEVER = Infinity;

/** `label!` means something else in each version of the containerd store, and no other list knows it. */
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
    keepsParents: 'always',
    refusesParents: true,
    keepsFor: 'running',
    forceTakesContainers: false,
    prunesSharedParents: false,
    knowsNoPrune: true,
    removesVariants: false,
    digests: 'reference',
    hasLocalNames: false,
    tellsDeletions: true,
    tellsDeletedLayers: true,
    bytesFrom: 'deleted-layers',
    listsCheaply: true,
    hidesParents: false,
    listsLabelsOfOneVariant: false,
    listFilters: { ...DOCKER_FILTERS, until: 44 },
    tellsVariantSizesSince: NEVER,
    hasBuildCache: true,
    // The engine's own lock decides.
    removalsAtOnce: 8,
    refusals: [409],
    hasLibpod: false,
    hasStableId: true,
    storesInContainerd: false,
    saves: 'layers',
  },
  containerd: {
    // Without force it says that it deleted the image, and hides it.
    keepsParents: 'unless-forced',
    refusesParents: false,
    keepsFor: 'all',
    forceTakesContainers: false,
    prunesSharedParents: true,
    knowsNoPrune: true,
    removesVariants: true,
    digests: 'tags',
    hasLocalNames: false,
    tellsDeletions: true,
    tellsDeletedLayers: false,
    bytesFrom: 'its-account',
    listsCheaply: false,
    hidesParents: true,
    listsLabelsOfOneVariant: true,
    // It counts `until` from another moment than it tells, and lists an image that names no moment like one from 1970.
    listFilters: DOCKER_FILTERS,
    tellsVariantSizesSince: 48,
    hasBuildCache: true,
    // Removals that overlap share the collection passes.
    removalsAtOnce: 64,
    refusals: [409],
    hasLibpod: false,
    hasStableId: true,
    storesInContainerd: true,
    saves: 'manifests',
  },
  podman: {
    keepsParents: 'never',
    refusesParents: false,
    keepsFor: 'all',
    forceTakesContainers: true,
    prunesSharedParents: false,
    knowsNoPrune: false,
    removesVariants: false,
    digests: 'name',
    hasLocalNames: true,
    // Of an image that others are built on it tells the names only: its layers stay.
    tellsDeletions: false,
    tellsDeletedLayers: false,
    bytesFrom: 'layers-that-nothing-holds',
    listsCheaply: true,
    hidesParents: false,
    listsLabelsOfOneVariant: false,
    // It finds nothing for several values of `label`. For `reference` all values must match, and it then tells every name.
    listFilters: { dangling: ALWAYS, before: ALWAYS, since: ALWAYS },
    tellsVariantSizesSince: NEVER,
    // It keeps what it builds with as images.
    hasBuildCache: false,
    removalsAtOnce: 4,
    // It answers 500 where Docker answers 409. What is in the way can be seen.
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
