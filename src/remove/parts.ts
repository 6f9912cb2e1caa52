import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails } from '../engine/deadline.ts';
import type { Reclaimed } from '../measure/account.ts';
import { needsContainerSizes } from '../measure/containers.ts';
import { type BytesByPart, cacheBytes } from '../measure/total.ts';
import type { CacheResult } from '../model/build-cache.ts';
import { openTargets, type Survey } from '../model/removal.ts';
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
  { account, parts }: CleanUp,
  cache: CacheResult,
  { engine }: EngineSession,
  { measure, imagesStay }: { readonly measure: Choice['measure']; readonly imagesStay: boolean },
): BytesByPart {
  const { before = [], deleted } = cache;
  const buildCache =
    measure.kind === 'off'
      ? ({ method: 'off' } as const)
      : cacheBytes({ before, deleted }, engine.facts, imagesStay);
  return { ...(parts ?? { images: account.total }), buildCache };
}
