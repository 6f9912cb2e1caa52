import type { Attempt } from './attempt.ts';
import { topLayers } from './layers.ts';
import type { Usage } from './store.ts';
import type { Survey } from './survey.ts';

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

/**
 * On the graphdriver store the engine lists the layers that a removal deleted. Nothing that other clients do at the
 * same time can disturb this figure.
 */
export function accountLayers(survey: Survey, attempts: readonly Attempt[]): Account {
  const byAttempt = new Map<Attempt, number>();
  let method: Method = 'exact';
  for (const attempt of attempts) {
    const { answer } = attempt;
    if (answer.kind === 'error') method = 'estimate';
    if (answer.kind !== 'removed') continue;
    const freed = bytesOf(attempt, answer.deleted, survey);
    if (freed === undefined) {
      method = 'estimate';
      continue;
    }
    byAttempt.set(attempt, freed.high);
    if (freed.low !== freed.high && method === 'exact') method = 'upper-bound';
  }
  return { total: { bytes: sum(byAttempt.values()), method }, byAttempt };
}

function bytesOf(
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

/**
 * On the containerd store the engine names no layers, only what its images take in all. The drop of that is exact when
 * nobody else added or removed images meanwhile; otherwise an image cannot have freed more than its own size.
 */
export function accountUsage(
  before: Usage,
  after: Usage,
  attempts: readonly Attempt[],
  isLaxEngine: boolean,
): Account {
  const freeing = attempts.filter(
    ({ answer, target }) => !after.images.has(target.image) && answer.kind === 'removed',
  );
  const gone = new Set(freeing.flatMap(({ target, answer }) => [target.image, ...deletedBy(answer)]));
  const expected = [...before.images.keys()].filter((id) => !gone.has(id));
  const drop = before.total - after.total;
  if (!sameSet(expected, after.images) || drop < 0) return bound(before, freeing);
  return {
    total: { bytes: drop, method: isLaxEngine ? 'upper-bound' : 'exact' },
    byAttempt: shares(drop, before, freeing),
  };
}

/** Before anything is removed: an image that shares no layer with another frees just its size. */
export function forecastUsage(before: Usage, survey: Survey, attempts: readonly Attempt[]): Account {
  const freeing = attempts.filter(({ answer, target }) => deletedBy(answer).includes(target.image));
  const users = new Map<string, number>();
  for (const { diffIds } of survey.images.values()) {
    for (const layer of new Set(diffIds)) users.set(layer, (users.get(layer) ?? 0) + 1);
  }
  const isAlone = ({ target }: Attempt): boolean =>
    (survey.images.get(target.image)?.diffIds ?? []).every((layer) => users.get(layer) === 1);
  const { total, byAttempt } = bound(before, freeing);
  return { total: { ...total, method: freeing.every(isAlone) ? 'exact' : 'upper-bound' }, byAttempt };
}

function bound(before: Usage, freeing: readonly Attempt[]): Account {
  const sharing = freeing.filter(({ target }) => (before.images.get(target.image)?.shared ?? 0) > 0);
  const most = (attempt: Attempt): number => {
    const { size = 0, shared = 0 } = before.images.get(attempt.target.image) ?? {};
    // What a single image shares with others stays with them; what several share may go with the last of them.
    return sharing.length === 1 ? size - shared : size;
  };
  const byAttempt = new Map(firstOfEach(freeing).map((attempt) => [attempt, most(attempt)]));
  return { total: { bytes: sum(byAttempt.values()), method: 'upper-bound' }, byAttempt };
}

/** Each image's part of the whole; what they share with one another belongs to nobody, so it is told only if one is left. */
function shares(drop: number, before: Usage, freeing: readonly Attempt[]): ReadonlyMap<Attempt, number> {
  const first = firstOfEach(freeing);
  const isAlone = ({ target }: Attempt): boolean => before.images.get(target.image)?.shared === 0;
  const known = new Map(
    first
      .filter(isAlone)
      .map((attempt) => [attempt, before.images.get(attempt.target.image)?.size ?? 0] as const),
  );
  const rest = drop - sum(known.values());
  const others = first.filter((attempt) => !isAlone(attempt));
  if (first.length === 1) return new Map(first.map((attempt) => [attempt, drop]));
  if (rest < 0 || (others.length === 0 && rest !== 0)) return new Map();
  return others.length === 1
    ? new Map([...known, ...others.map((attempt) => [attempt, rest] as const)])
    : known;
}

/** Several attempts can concern one image; its bytes count once. */
function firstOfEach(attempts: readonly Attempt[]): readonly Attempt[] {
  return [...new Map(attempts.toReversed().map((attempt) => [attempt.target.image, attempt])).values()];
}

function deletedBy(answer: Attempt['answer']): readonly string[] {
  return answer.kind === 'removed' ? answer.deleted : [];
}

function sameSet(expected: readonly string[], found: ReadonlyMap<string, unknown>): boolean {
  return expected.length === found.size && expected.every((id) => found.has(id));
}

/** From 29.6 on the account leaves out what only containers or the build cache hold, so its drop is a limit. */
export function countsOnlyImages(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 29 || (major === 29 && minor >= 6);
}
