import type { EngineSession } from '../choose/engine-session.ts';
import { type Deadline, orIfEngineFails, withTimeToLook } from '../engine/deadline.ts';
import { type CacheAnswer, type CacheRequest, type CacheResult, requestFor } from '../model/build-cache.ts';
import { WHY_NOT_REACHED } from '../model/outcome.ts';

/** So many IDs make a request that every engine takes. */
const IDS_AT_ONCE = 100;

/** Prunes what `build-cache` asks for; with `scope: job`, only records that the baseline does not have. */
export async function cleanBuildCache(session: EngineSession): Promise<CacheResult> {
  const { inputs, baseline, deadline } = session;
  const engine = session.engine.until(deadline.stopWaiting);
  const before = await orIfEngineFails(engine.buildCache(), undefined);
  const nothing = { before, after: before, deleted: new Set<string>() };
  if (deadline.stopStarting.aborted)
    return { ...nothing, failure: `the build cache was not reached: ${WHY_NOT_REACHED[deadline.cause()]}` };
  if (before === undefined)
    return { ...nothing, failure: 'the build cache stays: the engine did not say what it holds' };
  const known = baseline?.buildCache;
  if (baseline !== undefined && known === undefined)
    return {
      ...nothing,
      failure: 'the build cache stays: nobody knows what of it was there before this job',
    };
  const added = known === undefined ? before : before.filter(({ id }) => !known.has(id));
  if (added.length === 0) return nothing;
  const request = requestFor(inputs.buildCache);
  const prune = (one: CacheRequest): Promise<CacheAnswer> => engine.pruneBuildCache(one);
  const { deleted, answer } =
    known === undefined
      ? await pruneOnce(request, prune)
      : await pruneByIds(
          added.map(({ id }) => id),
          request,
          prune,
        );
  const after = await orIfEngineFails(withTimeToLook(session.engine, deadline).buildCache(), undefined);
  const failure = failureOf(answer, deadline.cause);
  return { before, after, deleted, ...(failure === undefined ? {} : { failure }) };
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
async function pruneByIds(ids: readonly string[], request: CacheRequest, prune: Prune): Promise<Pruned> {
  const deleted = new Set<string>();
  for (;;) {
    const left = ids.filter((id) => !deleted.has(id));
    const countBefore = deleted.size;
    for (let first = 0; first < left.length; first += IDS_AT_ONCE) {
      const answer = await prune({ ...request, ids: left.slice(first, first + IDS_AT_ONCE) });
      if (answer.kind !== 'pruned') return { deleted, answer };
      for (const id of answer.deleted) deleted.add(id);
    }
    if (deleted.size === countBefore || deleted.size === ids.length)
      return { deleted, answer: { kind: 'pruned', deleted: [] } };
  }
}

function failureOf(answer: CacheAnswer, cause: Deadline['cause']): string | undefined {
  if (answer.kind === 'failed') return `the build cache could not be removed: ${answer.message}`;
  if (answer.kind === 'pruned') return undefined;
  return `the engine was asked to remove build cache and had not answered when the step ended (${WHY_NOT_REACHED[cause()]}); it may still go`;
}
