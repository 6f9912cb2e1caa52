import type { EngineSession } from '../choose/engine-session.ts';
import { orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import type { Baseline } from '../model/baseline.ts';
import {
  byLastUse,
  type CacheAnswer,
  type CacheRecord,
  type CacheRequest,
  type CacheResult,
  requestFor,
} from '../model/build-cache.ts';
import { WHY_NOT_REACHED } from '../model/outcome.ts';

/** So many IDs make a request that every engine takes. */
const IDS_AT_ONCE = 100;

/** Prunes what `build-cache` asks for; with `scope: job`, only records that the baseline does not have. */
export async function cleanBuildCache(session: EngineSession): Promise<CacheResult> {
  const { inputs, baseline, deadline } = session;
  const untouched = await lookAtCache(session);
  const { before, failure } = untouched;
  if (before === undefined || failure !== undefined) return untouched;
  if (deadline.stopStarting.aborted)
    return { ...untouched, failure: `the build cache was not reached: ${WHY_NOT_REACHED[deadline.cause()]}` };
  const added = removableRecords(before, baseline);
  if (added.length === 0) return untouched;
  const engine = session.engine.until(deadline.stopWaiting);
  const request = requestFor(inputs.buildCache);
  const prune = (one: CacheRequest): Promise<CacheAnswer> => engine.pruneBuildCache(one);
  const { deleted, answer } =
    baseline === undefined
      ? await pruneOnce(request, prune)
      : await pruneByIds(byLastUse(added), request, prune, deadline.stopStarting);
  const after = await orIfEngineFails(withTimeToLook(session.engine, deadline).buildCache(), undefined);
  const problem = failureOf(answer);
  return {
    before,
    after,
    deleted: goneRecords(before, after, deleted, answer),
    wasAsked: true,
    isUnsure: problem !== undefined || after === undefined,
    ...(problem === undefined ? {} : { failure: problem }),
  };
}

/** What the cache holds, and why it could not be cleaned. Changes nothing. */
export async function lookAtCache({ engine, baseline, deadline }: EngineSession): Promise<CacheResult> {
  const found = engine.until(deadline.stopWaiting).buildCache();
  const before = await orIfEngineFails(found, undefined);
  const nothing = { before, after: before, deleted: new Set<string>(), wasAsked: true, isUnsure: false };
  if (before === undefined) {
    const failure = 'the build cache stays: the engine did not say what it holds';
    return { ...nothing, isUnsure: true, failure };
  }
  if (baseline !== undefined && baseline.buildCache === undefined) {
    const failure = 'the build cache stays: nobody knows what of it was there before this job';
    return { ...nothing, failure };
  }
  return nothing;
}

export function removableRecords(
  records: readonly CacheRecord[],
  baseline: Baseline | undefined,
): readonly CacheRecord[] {
  return records.filter(({ id }) => baseline?.buildCache?.has(id) !== true);
}

/** Decided by what the engine holds afterwards: an answer can be lost, and it can be wrong. */
function goneRecords(
  before: readonly CacheRecord[],
  after: readonly CacheRecord[] | undefined,
  answered: ReadonlySet<string>,
  answer: CacheAnswer,
): ReadonlySet<string> {
  const left = new Set(after?.map(({ id }) => id));
  if (answer.kind === 'pruned') return new Set([...answered].filter((id) => !left.has(id)));
  const gone = after === undefined ? [] : before.filter(({ id }) => !left.has(id));
  return new Set(gone.map(({ id }) => id));
}

interface Pruned {
  readonly deleted: ReadonlySet<string>;
  /** The last one. */
  readonly answer: CacheAnswer;
}

type Prune = (request: CacheRequest) => Promise<CacheAnswer>;

async function pruneOnce(request: CacheRequest, prune: Prune): Promise<Pruned> {
  const answer = await prune(request);
  return { deleted: new Set(answer.kind === 'pruned' ? answer.deleted : []), answer };
}

/** The engine leaves a record that others are made from, without a word, so this asks until nothing more goes. */
async function pruneByIds(
  records: readonly CacheRecord[],
  request: CacheRequest,
  prune: Prune,
  stop: AbortSignal,
): Promise<Pruned> {
  let left = records.map(({ id }) => id);
  const deleted = new Set<string>();
  for (;;) {
    const countBefore = left.length;
    for (let first = 0; first < countBefore; first += IDS_AT_ONCE) {
      const ids = left.slice(first, first + IDS_AT_ONCE);
      const answer = stop.aborted ? ({ kind: 'unanswered' } as const) : await prune({ ...request, ids });
      if (answer.kind !== 'pruned') return { deleted, answer };
      // Only what was asked for counts: an engine that reports anything else would keep this busy.
      const gone = new Set(answer.deleted);
      for (const id of ids) if (gone.has(id)) deleted.add(id);
    }
    left = left.filter((id) => !deleted.has(id));
    if (left.length === countBefore || left.length === 0)
      return { deleted, answer: { kind: 'pruned', deleted: [] } };
  }
}

function failureOf(answer: CacheAnswer): string | undefined {
  if (answer.kind === 'failed') return `the build cache could not be removed: ${answer.message}`;
  if (answer.kind === 'pruned') return undefined;
  return 'the engine was asked to remove build cache and had not answered when the step ended; more of it may still go';
}
