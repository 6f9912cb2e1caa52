import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import { type Reclaimed, reclaimed } from '../measure/account.ts';
import { BUILD_CACHE_HOLDS } from '../measure/certainty.ts';
import { type BytesByPart, cacheBytes, closer, totalByAccount, totalOfParts } from '../measure/total.ts';
import { type CacheResult, recordsToGo } from '../model/build-cache.ts';
import { TRAITS } from '../model/engine-traits.ts';
import type { Usage } from '../model/image.ts';
import { deletedBy, openTargets, type Survey } from '../model/removal.ts';
import type { Goal } from '../plan/goal.ts';
import { cleanBuildCache } from './build-cache.ts';
import { dryRun } from './dry-run.ts';
import { perform, type RemovalResult } from './perform.ts';

/** What a step did on one engine, images and build cache together. */
export interface CleanUp extends RemovalResult {
  readonly reclaimed: Reclaimed;
  /** Where more than images was removed. */
  readonly parts?: BytesByPart;
  /** Undefined where the cache was neither asked for nor in the way. */
  readonly cache?: CacheResult;
}

/** Removes images and build cache, or predicts it. With a goal, the cache goes first. */
export async function cleanUp(
  survey: Survey,
  session: EngineSession,
  choice: Choice,
  goal: Goal | undefined,
): Promise<CleanUp> {
  const { inputs } = session;
  if (inputs.buildCache.kind === 'keep') return withoutCache(survey, session, choice, goal);
  if (inputs.dryRun) return predictCleanUp(survey, session, choice, goal);
  const { measure } = choice;
  const isByAccount = measure.kind === 'account' && openTargets(survey).length > 0;
  const start = isByAccount ? await look(session) : undefined;
  const cacheFirst = goal === undefined ? undefined : await cleanBuildCache(session);
  const known = cacheFirst === undefined ? choice : { ...choice, known: undefined };
  const images = await perform(survey, session, known, goal);
  const cache = cacheFirst ?? (await cleanBuildCache(session));
  const engine = withTimeToLook(session.engine, session.deadline);
  const end = isByAccount ? await look({ engine }) : undefined;
  const imagesStay = end === undefined || end.usage.images.size > 0;
  const parts = partsOf(images, cache, session, { isOff: measure.kind === 'off', imagesStay });
  const sum = totalOfParts(Object.values(parts));
  if (start === undefined || end === undefined || !areTheSame(start.usage, end.usage, images))
    return { ...images, reclaimed: sum, parts, cache };
  const totals = {
    before: start.usage.total,
    after: end.usage.total,
    cacheBefore: start.records,
    cacheAfter: end.records,
    containers: images.stateAfter.containers,
  };
  const byAccount = totalByAccount(totals, session.engine.facts);
  return { ...images, reclaimed: closer(byAccount, sum), parts, cache };
}

interface Look {
  readonly usage: Usage;
  readonly records: NonNullable<CacheResult['before']>;
}

async function look({ engine }: Pick<EngineSession, 'engine'>): Promise<Look | undefined> {
  // One after another: some engines refuse to count twice at once.
  const usage = await orIfEngineFails(engine.usage(), undefined);
  const records = await orIfEngineFails(engine.buildCache(), undefined);
  return usage === undefined || records === undefined ? undefined : { usage, records };
}

/** Whether no other client added or removed an image meanwhile. */
function areTheSame(before: Usage, after: Usage, { attempts }: RemovalResult): boolean {
  const gone = new Set([...attempts.flatMap(deletedBy), ...attempts.map(({ target }) => target.image)]);
  const isNew = [...after.images.keys()].some((id) => !before.images.has(id) && !gone.has(id));
  return !isNew && [...before.images.keys()].every((id) => after.images.has(id) || gone.has(id));
}

function partsOf(
  { account }: RemovalResult,
  cache: CacheResult,
  { engine }: EngineSession,
  { isOff, imagesStay }: { readonly isOff: boolean; readonly imagesStay: boolean },
): BytesByPart {
  const { before = [], deleted } = cache;
  const buildCache = isOff
    ? ({ method: 'off' } as const)
    : cacheBytes({ before, deleted }, engine.facts, imagesStay);
  return { images: account.total, buildCache };
}

/** Only looks at the cache where it may be why removals freed less than people expect. */
async function withoutCache(
  survey: Survey,
  session: EngineSession,
  choice: Choice,
  goal: Goal | undefined,
): Promise<CleanUp> {
  const act = session.inputs.dryRun ? dryRun : perform;
  const result = await act(survey, session, choice, goal);
  const clean = { ...result, reclaimed: result.account.total };
  const isEnough = result.attempts.some(
    ({ answer }) => answer.kind === 'not-sent' && answer.cause === 'enough',
  );
  const isInQuestion = (goal !== undefined && !isEnough) || mayBeHeld(result, survey);
  if (session.inputs.dryRun || !TRAITS[survey.engine.store].hasBuildCache || !isInQuestion) return clean;
  const engine = withTimeToLook(session.engine, session.deadline);
  const records = await orIfEngineFails(engine.buildCache(), undefined);
  if (records === undefined || records.length === 0) return clean;
  return { ...clean, cache: { before: records, after: records, deleted: new Set() } };
}

function mayBeHeld({ attempts, account }: RemovalResult, { images }: Survey): boolean {
  if (account.total.reason === BUILD_CACHE_HOLDS.reason) return true;
  return attempts.some(
    (attempt) =>
      deletedBy(attempt).includes(attempt.target.image) &&
      account.byAttempt.get(attempt) === 0 &&
      (images.get(attempt.target.image)?.size ?? 0) > 0,
  );
}

async function predictCleanUp(
  survey: Survey,
  session: EngineSession,
  choice: Choice,
  goal: Goal | undefined,
): Promise<CleanUp> {
  const { engine, inputs, baseline } = session;
  const records = await orIfEngineFails(engine.buildCache(), undefined);
  const known = baseline?.buildCache;
  const candidates = (records ?? []).filter(({ id }) => known?.has(id) !== true);
  const going = recordsToGo(candidates, inputs.buildCache, engine.clock?.ms);
  const deleted = new Set(going.map(({ id }) => id));
  const images = await dryRun(survey, session, choice, goal);
  const after = records?.filter(({ id }) => !deleted.has(id));
  const cache = { before: records, after, deleted };
  const parts = partsOf(images, cache, session, {
    isOff: choice.measure.kind === 'off',
    imagesStay: true,
  });
  const sum = totalOfParts(Object.values(parts));
  const reason = 'builds can use, and images can share, a part of the build cache';
  const total =
    sum.method === 'exact' && going.length > 0 ? reclaimed(sum.bytes ?? 0, 'upper-bound', reason) : sum;
  return { ...images, reclaimed: total, parts, cache };
}
