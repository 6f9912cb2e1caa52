import { type CacheRecord, type CacheResult, sizeOf } from '../model/build-cache.ts';
import { type Container, isRunning } from '../model/container.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { type Reclaimed, reclaimed, sum } from './account.ts';
import { countsOnlyImages, worstMethod } from './certainty.ts';

/** What each kind of removed thing gave back. */
export interface BytesByPart {
  readonly images: Reclaimed;
  /** What removed containers had written, where the images' figure does not have it. */
  readonly containers?: Reclaimed;
  readonly buildCache?: Reclaimed;
}

/** What came back of the build cache. */
export interface CacheChange extends Pick<CacheResult, 'deleted' | 'isUnsure'> {
  /** Right before the prune. */
  readonly before: readonly CacheRecord[];
  /** Whether any image is left, which can share content with what went. */
  readonly imagesStay: boolean;
  /** The layers of images that the step deleted, and that no answer listed as deleted: their sizes. */
  readonly heldLayers: readonly number[];
}

const SHARED_WITH_IMAGES = 'an image that stays can hold a part of the build cache that went';

const UNKNOWN_RECORDS = 'the engine pruned build cache that came during the step';

const UNSURE = 'the engine did not say which build cache went';

const BASES = 'the build cache also held base images, and the engine does not tell the sizes of their layers';

/**
 * The bytes of pruned records. Where the cache refers to the layers of images, a record frees nothing while an image
 * has the layer, and the engine tells which these are. Where it keeps copies, images share a part of each record, and
 * the engine does not always tell.
 */
export function cacheBytes(change: CacheChange, { store }: EngineFacts): Reclaimed {
  const { before, deleted, isUnsure, imagesStay } = change;
  const gone = before.filter(({ id }) => deleted.has(id));
  const { cacheSharesLayers } = TRAITS[store];
  const counted = cacheSharesLayers ? gone.filter(({ isShared }) => !isShared) : gone;
  const bytes = sizeOf(counted);
  if (isUnsure) return { bytes, method: 'estimate', reason: UNSURE };
  if (deleted.size > gone.length) return reclaimed(bytes, 'estimate', UNKNOWN_RECORDS);
  if (!cacheSharesLayers)
    return imagesStay ? reclaimed(bytes, 'upper-bound', SHARED_WITH_IMAGES) : reclaimed(bytes, 'exact', '');
  // The record of a base image holds its layers and has no size.
  const hasBase = counted.some(({ size, mayHoldBlobs }) => size === 0 && mayHoldBlobs);
  if (!hasBase) return reclaimed(bytes, 'exact', '');
  return { bytes: bytes + sum(withoutRecord(change.heldLayers, counted)), method: 'estimate', reason: BASES };
}

/** The layers that no record has the size of. */
function withoutRecord(layers: readonly number[], records: readonly CacheRecord[]): readonly number[] {
  const sizes = records.map(({ size }) => size);
  return layers.filter((layer) => {
    const at = sizes.indexOf(layer);
    if (at >= 0) sizes.splice(at, 1);
    return at < 0;
  });
}

export interface Totals {
  /** The engine's account before the first removal, and after the last. */
  readonly before: number;
  readonly after: number;
  readonly cacheBefore: readonly CacheRecord[];
  readonly cacheAfter: readonly CacheRecord[];
  readonly containers: readonly Container[];
}

const CACHE_UNCOUNTED = "the engine's account leaves out content that only the build cache held before";

const CACHE_STAYS = 'the build cache that stays can hold a part of it';

const CONTAINERS_WRITE = 'the engine also counts what containers write, and a container runs';

/**
 * Images and build cache together, by the engine's account. Each alone would be counted with content that the other
 * still holds. The account leaves out content that only the cache holds, so what of it may have been there before is
 * added.
 */
export function totalByAccount(
  { before, after, cacheBefore, cacheAfter, containers }: Totals,
  facts: EngineFacts,
): Reclaimed {
  const uncounted = countsOnlyImages(facts)
    ? cacheBefore
    : cacheBefore.filter(({ isShared, mayHoldBlobs }) => !isShared && mayHoldBlobs);
  const bytes = Math.max(0, before - after) + sizeOf(uncounted);
  // What a container writes meanwhile lowers the account and the disk alike, so the figure stays a bound.
  if (containers.some(isRunning)) return reclaimed(bytes, 'upper-bound', CONTAINERS_WRITE);
  if (sizeOf(uncounted) > 0) return reclaimed(bytes, 'upper-bound', CACHE_UNCOUNTED);
  return cacheAfter.length > 0 ? reclaimed(bytes, 'upper-bound', CACHE_STAYS) : reclaimed(bytes, 'exact', '');
}

/** Two bounds of one figure: the lower one is closer. An exact figure needs no other. */
export function closer(one: Reclaimed, other: Reclaimed): Reclaimed {
  if (one.method !== 'upper-bound') return one;
  const isLower = other.method === 'upper-bound' && (other.bytes ?? 0) < (one.bytes ?? 0);
  return other.method === 'exact' || isLower ? other : one;
}

/** The parts of a total, where nothing counts twice. */
export function totalOfParts({ images, containers, buildCache }: BytesByPart): Reclaimed {
  const parts = [images, containers, buildCache].filter((part) => part !== undefined);
  const method = worstMethod(parts.map((part) => part.method));
  if (method === 'off') return { method };
  const bytes = parts.reduce((total, part) => total + (part.bytes ?? 0), 0);
  const reasons = parts.flatMap(({ reason }) => reason ?? []);
  return reclaimed(bytes, method, [...new Set(reasons)].join('; '));
}
