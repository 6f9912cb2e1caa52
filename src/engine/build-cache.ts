import type { CacheAnswer, CacheRecord, CacheRequest } from '../model/build-cache.ts';
import {
  type Json,
  list,
  object,
  optionalObject,
  optionalString,
  parseJson,
  string,
  strings,
  wholeNumber,
} from './body.ts';
import { EngineError } from './errors.ts';
import { statusError } from './requests.ts';
import type { HttpAnswer } from './transport.ts';

/** `/system/df`: the records of BuildKit's cache. From API 1.52 on they have a part of their own. */
export function cacheRecords(body: string): readonly CacheRecord[] {
  const json = object(parseJson(body));
  const own = list(optionalObject(json['BuildCacheUsage'])['Items']);
  return (own.length > 0 ? own : list(json['BuildCache'])).map(object).map(recordIn);
}

/** The contexts and sources of builds, and the mounts of `RUN --mount=type=cache`. */
const FOLDERS = /^(?:source\.|exec\.cachemount$)/;

function recordIn(json: Json): CacheRecord {
  const lastUsed = Date.parse(optionalString(json['LastUsedAt']));
  return {
    id: string(json['ID']),
    size: Math.max(0, wholeNumber(json['Size'] ?? 0)),
    isShared: json['Shared'] === true,
    mayHoldBlobs: !FOLDERS.test(optionalString(json['Type'])),
    isInUse: json['InUse'] === true,
    ...(lastUsed > 0 ? { lastUsed } : {}),
  };
}

/** From this API on the parameter has another name. */
const RESERVED_SPACE_SINCE = 48;

/** BuildKit's IDs. Any other text could mean more than one record in the expression below. */
const ID = /^[\w-]+$/;

/** `all`: without it, a containerd store keeps half of what it could prune. */
export function pruneQuery({ ids, keepBytes, idleMs }: CacheRequest, minorApi: number): string {
  const filters = {
    ...(ids === undefined ? {} : { id: [`^(?:${ids.filter((id) => ID.test(id)).join('|')})$`] }),
    ...(idleMs === undefined ? {} : { until: [`${idleMs}ms`] }),
  };
  const keep = minorApi >= RESERVED_SPACE_SINCE ? 'reserved-space' : 'keep-storage';
  return new URLSearchParams({
    all: '1',
    ...(keepBytes === undefined ? {} : { [keep]: String(keepBytes) }),
    ...(Object.keys(filters).length === 0 ? {} : { filters: JSON.stringify(filters) }),
  }).toString();
}

/** Turns whatever happens to the request into an answer. */
export async function pruneAnswer(send: () => Promise<HttpAnswer>): Promise<CacheAnswer> {
  try {
    const { status, body } = await send();
    if (status !== 200) return { kind: 'failed', message: statusError(status, body).message };
    const deleted = strings(object(parseJson(body))['CachesDeleted']).filter((id) => ID.test(id));
    return { kind: 'pruned', deleted };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.fault === 'aborted' ? { kind: 'unanswered' } : { kind: 'failed', message: error.message };
  }
}
