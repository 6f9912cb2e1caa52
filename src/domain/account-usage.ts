import { deletedBy, sum, type Account, type Method } from './account.ts';
import type { Attempt } from './attempt.ts';
import type { Image, Usage } from './store.ts';
import type { Aftermath, Survey } from './survey.ts';

/**
 * On the containerd store the engine names no layers, only what its images take in all. The drop of that is exact when
 * nobody else added or removed images meanwhile; otherwise an image cannot have freed more than its own size.
 */
export function accountUsage(
  before: Usage,
  after: Usage | undefined,
  survey: Survey,
  attempts: readonly Attempt[],
): Account {
  const freeing = attempts.filter(
    (attempt) =>
      deletedBy(attempt).includes(attempt.target.image) && after?.images.has(attempt.target.image) !== true,
  );
  if (after === undefined || isDisturbed(before, after, survey, attempts)) {
    return bound(before, freeing, methodOfLimit(attempts));
  }
  const drop = before.total - after.total;
  return {
    total: { bytes: drop, method: countsOnlyImages(survey.engine.version) ? 'upper-bound' : 'exact' },
    byAttempt: shares(drop, before, freeing),
  };
}

function isDisturbed(before: Usage, after: Usage, survey: Survey, attempts: readonly Attempt[]): boolean {
  const gone = new Set(attempts.flatMap(deletedBy));
  const lost = [...before.images.keys()].filter((id) => !after.images.has(id));
  // A parent that its child hid from the account shows up in it when the child is gone.
  const added = [...after.images.keys()].filter((id) => !before.images.has(id) && !survey.images.has(id));
  return added.length > 0 || lost.some((id) => !gone.has(id)) || before.total < after.total;
}

/**
 * Whether the engine's account is worth asking for. It looks at every image of the store, before and after, and looking
 * at one costs half of what it costs to look one up and remove it (docs/benchmarks.md). What is over in a moment is
 * always worth it.
 */
export function isAccountCheap(imagesInStore: number, chosen: number): boolean {
  return imagesInStore <= Math.max(20, 1.6 * chosen);
}

/** Without an account: an image cannot free more than the room that it takes. */
export function accountRoom(survey: Survey, attempts: readonly Attempt[], aftermath: Aftermath): Account {
  const byAttempt = new Map(
    attempts
      .filter(({ answer }) => answer.kind === 'removed')
      .map((attempt) => [
        attempt,
        sum(
          deletedBy(attempt)
            .filter((id) => aftermath.images.get(id) === 'absent')
            .map((id) => roomOf(survey.images.get(id))),
        ),
      ]),
  );
  const bytes = sum(byAttempt.values());
  const limit = methodOfLimit(attempts);
  return { total: { bytes, method: bytes === 0 && limit === 'upper-bound' ? 'exact' : limit }, byAttempt };
}

function roomOf(image: Image | undefined): number {
  return image?.room === undefined ? 0 : image.room.content + image.room.unpacked;
}

/** What was done by a removal whose answer was lost is in no sum, so then it limits nothing. */
function methodOfLimit(attempts: readonly Attempt[]): Method {
  return attempts.some(({ answer }) => answer.kind === 'error') ? 'estimate' : 'upper-bound';
}

function bound(before: Usage, freeing: readonly Attempt[], method: Method): Account {
  const byAttempt = new Map(freeing.map((attempt) => [attempt, sizeOf(attempt, before)]));
  return { total: { bytes: sum(byAttempt.values()), method }, byAttempt };
}

/** What images share with one another belongs to none of them, so it is told only where one alone can have freed it. */
function shares(drop: number, before: Usage, freeing: readonly Attempt[]): ReadonlyMap<Attempt, number> {
  const alone = freeing.filter(({ target }) => before.images.get(target.image)?.shared === 0);
  const others = freeing.filter((attempt) => !alone.includes(attempt));
  if (freeing.length === 1) return new Map(freeing.map((attempt) => [attempt, drop]));
  const known = new Map(alone.map((attempt) => [attempt, sizeOf(attempt, before)]));
  const rest = drop - sum(known.values());
  if (rest < 0 || (others.length === 0 && rest !== 0)) return new Map();
  return others.length === 1
    ? new Map([...known, ...others.map((attempt) => [attempt, rest] as const)])
    : known;
}

function sizeOf({ target }: Attempt, usage: Usage): number {
  return usage.images.get(target.image)?.size ?? 0;
}

/** From 29.6 on the account leaves out what only containers or the build cache hold, so its drop is a limit. */
function countsOnlyImages(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 29 || (major === 29 && minor >= 6);
}
