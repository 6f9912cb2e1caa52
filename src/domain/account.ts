import type { Attempt } from './attempt.ts';
import { topLayers } from './layers.ts';
import type { Aftermath, Survey } from './survey.ts';

export type Method = 'exact' | 'upper-bound' | 'estimate' | 'off';

export interface Reclaimed {
  /** Undefined when not measured. */
  readonly bytes?: number;
  readonly method: Method;
}

export interface Account {
  readonly total: Reclaimed;
  /** What each attempt freed, where that is known. */
  readonly byAttempt: ReadonlyMap<Attempt, number>;
}

export const NOT_MEASURED: Account = { total: { method: 'off' }, byAttempt: new Map() };

/** When there was nothing to remove, nobody needs to be asked what that freed. */
export const NOTHING_FREED: Account = { total: { bytes: 0, method: 'exact' }, byAttempt: new Map() };

/**
 * On the graphdriver store the engine lists the layers that a removal deleted. Nothing that other clients do at the
 * same time can disturb this figure.
 */
export function accountLayers(survey: Survey, attempts: readonly Attempt[], aftermath: Aftermath): Account {
  const ours = new Set(attempts.flatMap(deletedBy));
  const byAttempt = new Map<Attempt, number>();
  let method: Method = 'exact';
  for (const attempt of attempts) {
    const { answer, target } = attempt;
    const isGone = aftermath.images.get(target.image) === 'absent';
    // We untagged it while another client removed it: one of the two freed its layers, and neither was told.
    const isShared = answer.kind === 'removed' && isGone && !ours.has(target.image);
    if (isShared || answer.kind === 'error') method = 'estimate';
    if (isShared || answer.kind !== 'removed') continue;
    const freed = layerBytes(attempt, answer.deleted, survey);
    if (freed === undefined) {
      method = 'estimate';
      continue;
    }
    byAttempt.set(attempt, freed.high);
    if (freed.low !== freed.high && method === 'exact') method = 'upper-bound';
  }
  return { total: { bytes: sum(byAttempt.values()), method }, byAttempt };
}

export function layerBytes(
  { target }: Attempt,
  deleted: readonly string[],
  survey: Survey,
): { low: number; high: number } | undefined {
  const layers = deleted.filter((id) => !survey.images.has(id));
  if (layers.length === 0) return { low: 0, high: 0 };
  const chain = survey.images.get(target.image)?.layers;
  const history = survey.history.get(target.image);
  // Deleted layers are always the top of the image's own chain; anything else would be a fact that we do not understand.
  const isTop = chain !== undefined && chain.slice(-layers.length).every((layer) => layers.includes(layer));
  return isTop && history !== undefined ? topLayers(history, chain.length, layers.length) : undefined;
}

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export function deletedBy({ answer }: Attempt): readonly string[] {
  return answer.kind === 'removed' ? answer.deleted : [];
}
