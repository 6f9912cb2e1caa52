/** One record of BuildKit's cache, as the engine describes it. */
export interface CacheRecord {
  readonly id: string;
  readonly size: number;
  /** An image has the same content, so that its layer stays when the record goes. */
  readonly isShared: boolean;
  /** It may hold compressed layers, and not only folders. */
  readonly mayHoldBlobs: boolean;
  /** A build uses it. */
  readonly isInUse: boolean;
  /** In milliseconds since 1970. */
  readonly lastUsed?: number;
}

/** The input `build-cache`. */
export type CacheRule =
  | { readonly kind: 'keep' }
  /** All that no build uses. */
  | { readonly kind: 'unused' }
  /** So many bytes of it may stay. */
  | { readonly kind: 'up-to'; readonly bytes: number }
  /** What was not used for so long. */
  | { readonly kind: 'idle'; readonly milliseconds: number };

/** What the engine is asked to prune. Several conditions must all be met. */
export interface CacheRequest {
  /** Only these records. */
  readonly ids?: readonly string[];
  /** So many bytes stay; records that images share do not count. */
  readonly keepBytes?: number;
  readonly idleMs?: number;
}

/** `unanswered`: the step ended before the engine answered, so the engine may still prune. */
export type CacheAnswer =
  | { readonly kind: 'pruned'; readonly deleted: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unanswered' };

/** What became of the build cache of one engine. */
export interface CacheResult {
  /** Right before the prune; undefined where the engine did not tell. */
  readonly before: readonly CacheRecord[] | undefined;
  readonly after: readonly CacheRecord[] | undefined;
  /** Also records that the list before the prune does not have. */
  readonly deleted: ReadonlySet<string>;
  /** Whether `build-cache` asked for more than to keep it. */
  readonly wasAsked: boolean;
  /** An answer was lost, or the engine did not say what is left. */
  readonly isUnsure: boolean;
  /** Why it is not as clean as asked for. */
  readonly failure?: string;
}

export function requestFor(rule: CacheRule): CacheRequest {
  if (rule.kind === 'up-to') return { keepBytes: rule.bytes };
  return rule.kind === 'idle' ? { idleMs: rule.milliseconds } : {};
}

/** The records that the engine would prune, the longest unused first. A record in use stays. */
export function recordsToGo(
  records: readonly CacheRecord[],
  rule: CacheRule,
  now: number | undefined,
  /** What the rule for a size counts: also records that must stay. */
  all = records,
): readonly CacheRecord[] {
  const unused = byLastUse(records.filter(({ isInUse }) => !isInUse));
  switch (rule.kind) {
    case 'keep':
      return [];
    case 'unused':
      return unused;
    case 'idle':
      return unused.filter(({ lastUsed }) => (lastUsed ?? 0) <= (now ?? 0) - rule.milliseconds);
    case 'up-to': {
      let left = sizeOf(all.filter(({ isShared }) => !isShared));
      return unused.filter(({ size, isShared }) => {
        if (left <= rule.bytes) return false;
        if (!isShared) left -= size;
        return true;
      });
    }
  }
}

/** The longest unused first. */
export function byLastUse(records: readonly CacheRecord[]): readonly CacheRecord[] {
  return records.toSorted((one, other) => (one.lastUsed ?? 0) - (other.lastUsed ?? 0));
}

export function sizeOf(records: readonly CacheRecord[]): number {
  return records.reduce((total, { size }) => total + size, 0);
}
