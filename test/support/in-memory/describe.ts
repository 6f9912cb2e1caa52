import { referencesOf, type Image, type Usage } from '../../../src/model/image.ts';
import type { CacheRecord } from '../../../src/model/build-cache.ts';
import { chainIds } from '../../../src/engine/wire.ts';
import type { Container } from '../../../src/model/container.ts';
import type { Variant } from '../../../src/model/image.ts';
import { without } from '../build.ts';
import { accounted, contentSize, roomOf, sizeOf, sizes, variantSizes } from './bytes.ts';
import { apiOf, parentsIn, type StoredImage, type StoreState } from './state.ts';

/** As in Docker: a full name first, then an ID or the beginning of one, unless it fits several. */
export function findImage(name: string, { images }: StoreState): StoredImage | undefined {
  const all = [...images.values()];
  const named = all.find((image) => namesOf(image).includes(name));
  if (named !== undefined || !/^sha256:[a-f0-9]{4,64}$/.test(name)) return named;
  const [only, ...others] = all.filter(({ id }) => id.startsWith(name));
  return others.length === 0 ? only : undefined;
}

function namesOf(image: StoredImage): readonly string[] {
  return [...referencesOf(image), ...(image.impliedDigests ?? [])];
}

/** Who an image is, which every answer tells. */
function identified({ id, tags, digests, ownDigests, impliedDigests, parent }: Image): Image {
  return {
    id,
    tags,
    digests,
    ownDigests,
    ...(impliedDigests === undefined ? {} : { impliedDigests }),
    ...(parent === undefined ? {} : { parent }),
  };
}

export function inspected(image: StoredImage, state: StoreState, withRoom: boolean): Image {
  const { layers, diffIds, created, tagged } = image;
  const isContainerd = state.facts.store === 'containerd';
  const tellsRoom = isContainerd && withRoom && apiOf(state) >= 48;
  return {
    ...identified(image),
    ...(created === undefined ? {} : { created }),
    ...(tagged === undefined ? {} : { tagged }),
    diffIds,
    layers,
    ...(tellsRoom
      ? { variantSizes: roomOf(image, state) }
      : { size: isContainerd ? contentSize(image, state) : sizeOf(image, state) }),
  };
}

export function listed(image: StoredImage, state: StoreState): Image {
  const { created, labels = {} } = image;
  return {
    ...identified(image),
    ...(created === undefined ? {} : { created }),
    size: sizeOf(image, state),
    labels,
  };
}

/** What a list shows that is not asked for hidden images. */
export function visibleImages(state: StoreState): readonly StoredImage[] {
  const parents = parentsIn(state);
  return [...state.images.values()].filter(
    (image) => referencesOf(image).length > 0 || !parents.has(image.id),
  );
}

export function usageOf(state: StoreState): Usage {
  const visible = visibleImages(state);
  const all = sizes(state);
  return {
    total: accounted(state),
    hasBuildCache: state.buildCache.length > 0,
    images: new Map(visible.map(({ id }) => [id, all.get(id) ?? { size: 0, shared: 0 }])),
    listed: visible.map((image) => listed(image, state)),
  };
}

export function containersOf({ containers, facts }: StoreState, withPods: boolean): readonly Container[] {
  const tellsPods = withPods && facts.store === 'podman';
  return containers.map((one) => without(one, 'diffIds', ...(tellsPods ? [] : (['pod'] as const))));
}

export function variantsOf(image: StoredImage, state: StoreState): readonly Variant[] {
  return image.variants.map((variant) => {
    const { digest, platform, available } = variant;
    const nothing = { contentSize: 0, unpackedSize: 0 };
    return {
      digest,
      platform,
      available,
      attestationSize: 0,
      ...(available ? variantSizes(variant, state) : nothing),
    };
  });
}

/** Each record is the topmost of its layers. */
export function cacheOf(state: StoreState): readonly CacheRecord[] {
  const held = new Set([...state.images.values()].flatMap(({ diffIds }) => chainIds(diffIds)));
  return state.buildCache.map(({ id, diffIds }) => ({
    id,
    size: state.layerBytes.get(diffIds.at(-1) ?? '') ?? 0,
    isShared: held.has(chainIds(diffIds).at(-1) ?? ''),
    mayHoldBlobs: true,
    isInUse: false,
  }));
}
