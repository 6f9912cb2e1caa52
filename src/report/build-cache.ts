import type { BytesByPart } from '../measure/total.ts';
import { type CacheResult, sizeOf } from '../model/build-cache.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { humanSize, plural } from '../model/text.ts';
import { amountInWords } from './phrases.ts';

/** What BuildKit's cache held, as far as the engine tells. */
export interface CacheReport {
  readonly bytesBefore?: number;
  readonly bytesAfter?: number;
  /** How many records the step removed. */
  readonly removed: number;
  /** Whether `build-cache` asked for more than to keep it. */
  readonly wasAsked: boolean;
  /** How many stay, and how many of these builds use. Unknown where the engine did not say. */
  readonly kept?: number;
  readonly inUse?: number;
}

export function cacheReport(
  { before, after, deleted, wasAsked }: CacheResult,
  { store }: EngineFacts,
): CacheReport {
  // The containerd store reports a size of 0 for what images shared once.
  const { cacheSharesLayers: tellsSizes } = TRAITS[store];
  return {
    ...(before === undefined || !tellsSizes ? {} : { bytesBefore: sizeOf(before) }),
    ...(after === undefined || !tellsSizes ? {} : { bytesAfter: sizeOf(after) }),
    removed: deleted.size,
    wasAsked,
    ...(after === undefined
      ? {}
      : { kept: after.length, inUse: after.filter(({ isInUse }) => isInUse).length }),
  };
}

/** `11 records of build cache` */
export function cacheRecordsInWords(count: number): string {
  return `${plural(count, 'record')} of build cache`;
}

/** Says what went of the cache and what stays, with the next step where it was kept. */
export function cacheNote(report: CacheReport, dryRun: boolean): readonly string[] {
  const { removed, kept, inUse = 0, bytesAfter, wasAsked } = report;
  const size = bytesAfter === undefined || kept === 0 ? '' : `, ${humanSize(bytesAfter)}`;
  if (!wasAsked) {
    const next = 'next: `build-cache: unused` removes what no build uses';
    return [
      `build cache: ${plural(kept ?? 0, 'record')}${size}, which can hold layers of removed images; ${next}`,
    ];
  }
  if (removed === 0 && kept === 0) return ['build cache: there is none'];
  const went = removed === 0 ? 'nothing' : plural(removed, 'record');
  const verb = dryRun ? 'would go' : 'removed';
  const stays =
    kept === undefined
      ? 'what stays is not known'
      : kept === 0
        ? 'nothing stays'
        : `${plural(kept, 'record')} ${kept === 1 ? 'stays' : 'stay'}${size}${inUse === 0 ? '' : `, ${inUse} in use by builds`}`;
  return [`build cache: ${went} ${verb}, ${stays}`];
}

export interface Part {
  readonly name: string;
  readonly bytes: number;
  /** `at most 12MB` */
  readonly words: string;
}

/** What each kind of removed thing gave back; empty unless at least two did. */
export function partsThatFreed({ images, containers, buildCache }: BytesByPart): readonly Part[] {
  const parts = Object.entries({ images, containers, 'build cache': buildCache }).flatMap(([name, part]) =>
    part?.bytes === undefined || part.bytes === 0
      ? []
      : [{ name, bytes: part.bytes, words: amountInWords({ bytes: part.bytes, method: part.method }) }],
  );
  return parts.length < 2 ? [] : parts;
}

export function partsNote(parts: readonly Part[]): readonly string[] {
  const named = parts.map(({ name, words }) => `${name} ${words}`).join(', ');
  return parts.length === 0 ? [] : [`bytes by part: ${named}; what two parts share counts once in the total`];
}
