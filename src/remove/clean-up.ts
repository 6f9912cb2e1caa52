import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import { reclaimed } from '../measure/account.ts';
import { BUILD_CACHE_HOLDS } from '../measure/certainty.ts';
import { containerBytes } from '../measure/containers.ts';
import { cacheBytes, closer, totalByAccount, totalOfParts } from '../measure/total.ts';
import { type CacheRecord, type CacheResult, recordsToGo } from '../model/build-cache.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import type { Usage } from '../model/image.ts';
import { deletedBy, openTargets, type Survey } from '../model/removal.ts';
import type { Goal } from '../plan/goal.ts';
import { cleanBuildCache, lookAtCache, removableRecords } from './build-cache.ts';
import { dryRun } from './dry-run.ts';
import { type CleanUp, containerSizes, type Sizes, withCache } from './parts.ts';
import { perform, type RemovalResult } from './perform.ts';

/** Removes images and build cache, or predicts it. With a goal, the cache goes first. */
export async function cleanUp(
  survey: Survey,
  session: EngineSession,
  choice: Choice,
  goal: Goal | undefined,
): Promise<CleanUp> {
  const { inputs } = session;
  const sizes = inputs.containers === 'keep' ? undefined : await containerSizes(survey, session, choice);
  if (inputs.buildCache.kind === 'keep') {
    const act = inputs.dryRun ? dryRun : perform;
    const result = await act(survey, session, choice, goal);
    return lookingAtCache(withContainers(result, sizes), survey, session, goal);
  }
  return inputs.dryRun
    ? predictCleanUp(survey, session, choice, goal, sizes)
    : performCleanUp(survey, session, choice, goal, sizes);
}

function withContainers(result: RemovalResult, sizes: Sizes): CleanUp {
  const { total } = result.account;
  if (sizes === undefined || result.containersRemoved.length === 0) return { ...result, reclaimed: total };
  const containers = containerBytes(result.containersRemoved, sizes);
  const parts = { images: total, containers };
  return { ...result, reclaimed: totalOfParts(parts), parts };
}

async function performCleanUp(
  survey: Survey,
  session: EngineSession,
  choice: Choice,
  goal: Goal | undefined,
  sizes: Sizes,
): Promise<CleanUp> {
  const { measure } = choice;
  const isByAccount = measure.kind === 'account' && openTargets(survey).length > 0;
  const start = isByAccount ? await look(session.engine, choice.known?.usage) : undefined;
  const cacheFirst = goal === undefined ? undefined : await cacheForGoal(goal, session);
  const known = cacheFirst === undefined ? choice : { ...choice, known: undefined };
  const images = withContainers(await perform(survey, session, known, goal), sizes);
  const cache = cacheFirst ?? (await cleanBuildCache(session));
  const engine = withTimeToLook(session.engine, session.deadline);
  const end = isByAccount ? await look(engine) : undefined;
  const imagesStay = end === undefined || end.usage.images.size > 0;
  const parts = withCache(images, cache, session, { measure, imagesStay });
  const sum = totalOfParts(parts);
  if (start === undefined || end === undefined || !areTheSame(start.usage, end.usage, images))
    return { ...images, reclaimed: sum, parts, cache };
  const totals = {
    before: start.usage.total,
    after: end.usage.total,
    cacheBefore: start.records,
    cacheAfter: end.records,
    containers: images.stateAfter.containers,
  };
  const account = totalByAccount(totals, session.engine.facts);
  const { containers } = parts;
  const byAccount = containers === undefined ? account : totalOfParts({ images: account, containers });
  return { ...images, reclaimed: closer(byAccount, sum), parts, cache };
}

/** With a goal that is met already, the cache stays as it is. */
async function cacheForGoal({ bytes }: Goal, session: EngineSession): Promise<CacheResult> {
  const disk = await session.engine.disk();
  const isMet = disk !== undefined && disk.free >= bytes;
  return isMet ? lookAtCache(session) : cleanBuildCache(session);
}

interface Look {
  readonly usage: Usage;
  readonly records: NonNullable<CacheResult['before']>;
}

async function look(engine: Engine, known?: Usage): Promise<Look | undefined> {
  // One after another: some engines refuse to count twice at once.
  const usage = known ?? (await orIfEngineFails(engine.usage(), undefined));
  const records = await orIfEngineFails(engine.buildCache(), undefined);
  return usage === undefined || records === undefined ? undefined : { usage, records };
}

/** Whether no other client added or removed an image meanwhile. */
function areTheSame(before: Usage, after: Usage, { attempts }: RemovalResult): boolean {
  const gone = new Set([...attempts.flatMap(deletedBy), ...attempts.map(({ target }) => target.image)]);
  const isNew = [...after.images.keys()].some((id) => !before.images.has(id) && !gone.has(id));
  return !isNew && [...before.images.keys()].every((id) => after.images.has(id) || gone.has(id));
}

/** Only looks at a cache that is kept where it may be why removals freed less than people expect. */
async function lookingAtCache(
  result: CleanUp,
  survey: Survey,
  session: EngineSession,
  goal: Goal | undefined,
): Promise<CleanUp> {
  const isEnough = result.attempts.some(
    ({ answer }) => answer.kind === 'not-sent' && answer.cause === 'enough',
  );
  const isInQuestion = (goal !== undefined && !isEnough) || mayBeHeld(result, survey);
  if (session.inputs.dryRun || !TRAITS[survey.engine.store].hasBuildCache || !isInQuestion) return result;
  const engine = withTimeToLook(session.engine, session.deadline);
  const records = await orIfEngineFails(engine.buildCache(), undefined);
  if (records === undefined || records.length === 0) return result;
  return {
    ...result,
    cache: { before: records, after: records, deleted: new Set(), wasAsked: false, isUnsure: false },
  };
}

function mayBeHeld({ attempts, account }: RemovalResult, { images }: Survey): boolean {
  // Beside a running container the reason goes on.
  if (account.total.reason?.startsWith(BUILD_CACHE_HOLDS.reason) === true) return true;
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
  sizes: Sizes,
): Promise<CleanUp> {
  const { engine, inputs, baseline } = session;
  const looked = await lookAtCache(session);
  const { before: records = [], failure } = looked;
  const isMet = goal !== undefined && goal.disk.free >= goal.bytes;
  const candidates = failure !== undefined || isMet ? [] : removableRecords(records, baseline);
  const going = recordsToGo(candidates, inputs.buildCache, engine.clock?.ms, records);
  const deleted = new Set(going.map(({ id }) => id));
  const after = looked.before?.filter(({ id }) => !deleted.has(id));
  const cache = { ...looked, after, deleted };
  const images = withContainers(
    await dryRun(survey, session, choice, goalAfter(goal, going, engine.facts)),
    sizes,
  );
  const parts = withCache(images, cache, session, { measure: choice.measure, imagesStay: true });
  const sum = totalOfParts(parts);
  const reason = 'builds can use, and images can share, a part of the build cache';
  const isTooSure = sum.method === 'exact' && going.length > 0;
  const total = isTooSure ? reclaimed(sum.bytes ?? 0, 'upper-bound', reason) : sum;
  return { ...images, reclaimed: total, parts, cache };
}

/** The cache goes first, so the images need to bring only the rest. */
function goalAfter(
  goal: Goal | undefined,
  going: readonly CacheRecord[],
  facts: EngineFacts,
): Goal | undefined {
  if (goal === undefined) return undefined;
  const deleted = new Set(going.map(({ id }) => id));
  const change = { before: going, deleted, isUnsure: false, imagesStay: true, heldLayers: [] };
  const free = goal.disk.free + (cacheBytes(change, facts).bytes ?? 0);
  return { ...goal, disk: { ...goal.disk, free } };
}
