import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails } from '../engine/deadline.ts';
import type { Reclaimed } from '../measure/account.ts';
import { needsContainerSizes } from '../measure/containers.ts';
import { type BytesByPart, cacheBytes } from '../measure/total.ts';
import type { CacheResult } from '../model/build-cache.ts';
import { deletedBy, openTargets, type Survey } from '../model/removal.ts';
import type { RemovalResult } from './perform.ts';

/** What a step did on one engine, images and build cache together. */
export interface CleanUp extends RemovalResult {
  readonly reclaimed: Reclaimed;
  /** Where more than images was removed. */
  readonly parts?: BytesByPart;
  /** Undefined where the cache was neither asked for nor in the way. */
  readonly cache?: CacheResult;
}

/** What each container wrote, by ID. */
export type Sizes = ReadonlyMap<string, number> | undefined;

/** Undefined where no container can go, or nobody needs to know. */
export async function containerSizes(
  survey: Survey,
  { engine, deadline }: EngineSession,
  { measure }: Choice,
): Promise<Sizes> {
  const areInAccount = openTargets(survey).length > 0 && !needsContainerSizes(measure, engine.facts);
  if (measure.kind === 'off' || survey.containers.length === 0 || areInAccount) return undefined;
  const sizes = engine.until(deadline.stopWaiting).containerSizes();
  return (await orIfEngineFails(sizes, undefined)) ?? new Map<string, number>();
}

export function withCache(
  result: CleanUp,
  cache: CacheResult,
  { engine }: EngineSession,
  { measure, imagesStay }: { readonly measure: Choice['measure']; readonly imagesStay: boolean },
): BytesByPart {
  const { before = [] } = cache;
  const buildCache =
    measure.kind === 'off'
      ? ({ method: 'off' } as const)
      : cacheBytes({ ...cache, before, imagesStay, heldLayers: heldLayers(result) }, engine.facts);
  return { ...(result.parts ?? { images: result.account.total }), buildCache };
}

/**
 * The sizes of the layers of deleted images that the engine did not list as deleted, each layer once. Images that have
 * the same sizes from the bottom up are taken to share these layers.
 */
function heldLayers({ survey, attempts, account }: RemovalResult): readonly number[] {
  const layers = new Map<string, number>();
  for (const attempt of attempts) {
    const { image } = attempt.target;
    if (!deletedBy(attempt).includes(image)) continue;
    let freed = account.byAttempt.get(attempt) ?? 0;
    const sizes = (survey.history.get(image) ?? []).filter((size) => size > 0);
    const held = sizes.filter((size) => {
      const isFreed = freed > 0;
      freed -= size;
      return !isFreed;
    });
    let key = '';
    for (const size of held.toReversed()) {
      key += `/${size}`;
      layers.set(key, size);
    }
  }
  return [...layers.values()];
}
