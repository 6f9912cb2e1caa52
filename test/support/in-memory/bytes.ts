import type { Disk, VariantSizes } from '../../../src/model/image.ts';
import { chainIds } from '../../../src/engine/wire.ts';
import type { StoredImage, StoredVariant, StoreState } from './state.ts';

/** What lies on the disk, each piece once, by a name of its own. */
type Pieces = ReadonlyMap<string, number>;

/** What a manifest and a configuration take. */
const MANIFEST = 1000;
const INDEX = 400;

/** Layers as they are unpacked: each stands on those below it. */
function unpacked(diffIds: readonly string[], { layerBytes }: StoreState): Pieces {
  const chain = chainIds(diffIds);
  return new Map(diffIds.map((diffId, at) => [chain[at] ?? '', layerBytes.get(diffId) ?? 0]));
}

/** Variants as they were pulled, which only the containerd store keeps. */
function content(image: StoredImage, { layerBytes }: StoreState): Pieces {
  const here = variantsHere(image);
  const isIndex = here.every(({ digest }) => digest !== image.id);
  return new Map([
    ...(isIndex ? [[`blob ${image.id}`, INDEX] as const] : []),
    ...here.map(({ digest }) => [`blob ${digest}`, MANIFEST] as const),
    ...here.flatMap(({ diffIds }) =>
      diffIds.map((diffId) => [`blob ${diffId}`, layerBytes.get(diffId) ?? 0] as const),
    ),
  ]);
}

function variantsHere({ variants }: StoredImage): readonly StoredVariant[] {
  return variants.filter(({ available }) => available);
}

function piecesOf(image: StoredImage, state: StoreState): Pieces {
  const layers = union(variantsHere(image).map(({ diffIds }) => unpacked(diffIds, state)));
  return state.facts.store === 'containerd' ? union([content(image, state), layers]) : layers;
}

function ofImages(state: StoreState): readonly Pieces[] {
  return [...state.images.values()].map((image) => piecesOf(image, state));
}

function ofOthers(state: StoreState): readonly Pieces[] {
  return [...state.containers, ...state.buildCache].map(({ diffIds }) => unpacked(diffIds, state));
}

function union(some: readonly Pieces[]): Pieces {
  return new Map(some.flatMap((pieces) => [...pieces]));
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

/** Chain IDs of what would stay if all images went. */
export function heldByOthers(state: StoreState): ReadonlySet<string> {
  return new Set(union(ofOthers(state)).keys());
}

/** What the engine itself accounts for. The containerd store counts all that is unpacked, whoever holds it. */
export function accounted(state: StoreState): number {
  const isAll = state.facts.store === 'containerd' && !countsOnlyImages(state);
  return sum(union([...ofImages(state), ...(isAll ? ofOthers(state) : [])]).values());
}

/** From 29.6 on, whose newest API is 1.55. */
function countsOnlyImages({ facts }: StoreState): boolean {
  return Number(facts.newestApi.split('.')[1]) >= 55;
}

/** What each image takes, and how much of it others take too. */
export function sizes(
  state: StoreState,
): ReadonlyMap<string, { readonly size: number; readonly shared: number }> {
  const holders = new Map<string, number>();
  const each = [...state.images.values()].map((image) => [image.id, piecesOf(image, state)] as const);
  for (const [, pieces] of each) {
    for (const name of pieces.keys()) holders.set(name, (holders.get(name) ?? 0) + 1);
  }
  const isShared = (name: string): boolean => (holders.get(name) ?? 0) > 1;
  return new Map(
    each.map(([id, pieces]) => {
      const shared = [...pieces].flatMap(([name, bytes]) => (isShared(name) ? bytes : []));
      return [id, { size: sum(pieces.values()), shared: sum(shared) }];
    }),
  );
}

export function sizeOf(image: StoredImage, state: StoreState): number {
  return sum(piecesOf(image, state).values());
}

export function contentSize(image: StoredImage, state: StoreState): number {
  return sum(content(image, state).values());
}

export function roomOf(image: StoredImage, state: StoreState): VariantSizes {
  const here = variantsHere(image);
  const layers = here.map(({ diffIds }) => sum(unpacked(diffIds, state).values()));
  return { variants: here.length, content: contentSize(image, state), unpacked: sum(layers) };
}

export function variantSizes(
  { diffIds }: StoredVariant,
  state: StoreState,
): { readonly contentSize: number; readonly unpackedSize: number } {
  const layers = sum(unpacked(diffIds, state).values());
  return { contentSize: MANIFEST + layers, unpackedSize: layers };
}

export function diskOf(state: StoreState): Disk | undefined {
  if (state.disk === undefined) return undefined;
  const { size, takenByOthers } = state.disk;
  const ours = sum(union([...ofImages(state), ...ofOthers(state)]).values());
  return { size, free: size - takenByOthers - ours };
}
