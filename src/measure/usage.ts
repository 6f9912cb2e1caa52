import { isRunning } from '../model/container.ts';
import type { Image, Usage } from '../model/image.ts';
import type { StateAfter, Survey } from '../model/survey.ts';
import { type Attempt, deletedBy } from '../model/target.ts';
import { type Account, lostAnswers, NOT_MEASURED, NOTHING_FREED, sum } from './account.ts';

/**
 * On the containerd store the engine names no layers, only what its images take in all. The drop of that is exact when
 * nothing else changed it. It counts what containers and the build cache hold too, so where there are any of these it
 * is less sure: a container that writes hides a part of what was freed, a build cache keeps a part of what was counted.
 */
export function accountUsage(
  before: Usage,
  after: Usage | undefined,
  survey: Survey,
  attempts: readonly Attempt[],
  aftermath: StateAfter,
): Account {
  const lost = lostAnswers(attempts, aftermath);
  const freeing = attempts.filter(
    (attempt) =>
      lost.has(attempt) ||
      (deletedBy(attempt).includes(attempt.target.image) && after?.images.has(attempt.target.image) !== true),
  );
  if (freeing.length === 0) return NOTHING_FREED;
  const gone = new Set([...attempts.flatMap(deletedBy), ...[...lost].map(({ target }) => target.image)]);
  if (after === undefined || isDisturbed(before, after, survey, gone)) return bound(before, freeing);
  const drop = before.total - after.total;
  const isLimit = before.hasBuildCache || after.hasBuildCache || countsOnlyImages(survey.engine.version);
  const isVague =
    [...survey.containers, ...aftermath.containers].some(isRunning) || !sameContainers(survey, aftermath);
  return {
    total: { bytes: drop, method: isVague ? 'estimate' : isLimit ? 'upper-bound' : 'exact' },
    byAttempt: shares(drop, before, freeing),
  };
}

function sameContainers(survey: Survey, aftermath: StateAfter): boolean {
  const names = ({ containers }: Survey | StateAfter): string =>
    containers
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
  return names(survey) === names(aftermath);
}

function isDisturbed(before: Usage, after: Usage, survey: Survey, gone: ReadonlySet<string>): boolean {
  const lost = [...before.images.keys()].filter((id) => !after.images.has(id));
  // A parent that its child hid from the account shows up in it when the child is gone.
  const added = [...after.images.keys()].filter((id) => !before.images.has(id) && !survey.images.has(id));
  return added.length > 0 || lost.some((id) => !gone.has(id)) || before.total < after.total;
}

/** So few are looked at closely in a moment. */
export const FEW = 20;

/**
 * Whether the engine's account is worth asking for. It looks at every image of the store, before and after, and looking
 * at one costs half of what it costs to look one up and remove it (`npm run bench`). What is over in a moment is
 * always worth it.
 */
export function isAccountCheap(imagesInStore: number, chosen: number): boolean {
  return imagesInStore <= Math.max(FEW, 1.6 * chosen);
}

/** Without an account: an image cannot free more than the room that it takes. */
export function accountRoom(survey: Survey, attempts: readonly Attempt[], aftermath: StateAfter): Account {
  const lost = lostAnswers(attempts, aftermath);
  const byAttempt = new Map<Attempt, number>();
  // An image that another client made again meanwhile can be deleted twice.
  const counted = new Set<string>();
  for (const attempt of attempts) {
    const gone = deletedBy(attempt).filter((id) => aftermath.images.get(id) === 'absent');
    const named = new Set(lost.has(attempt) ? [...gone, attempt.target.image] : gone);
    const ids = [...named].filter((id) => !counted.has(id));
    if (attempt.answer.kind === 'removed' || lost.has(attempt)) {
      byAttempt.set(attempt, sum(ids.map((id) => roomOf(survey.images.get(id)))));
      for (const id of ids) counted.add(id);
    }
  }
  const bytes = sum(byAttempt.values());
  return { total: { bytes, method: bytes === 0 ? 'exact' : 'upper-bound' }, byAttempt };
}

function roomOf(image: Image | undefined): number {
  return image?.room === undefined ? 0 : image.room.content + image.room.unpacked;
}

function bound(before: Usage, freeing: readonly Attempt[]): Account {
  const byAttempt = new Map(freeing.map((attempt) => [attempt, sizeOf(attempt, before)]));
  return { total: { bytes: sum(byAttempt.values()), method: 'upper-bound' }, byAttempt };
}

/** What images share with one another belongs to none of them, so it is told only where one alone can have freed it. */
function shares(drop: number, before: Usage, freeing: readonly Attempt[]): ReadonlyMap<Attempt, number> {
  const isAlone = ({ target }: Attempt): boolean => before.images.get(target.image)?.shared === 0;
  const alone = freeing.filter(isAlone);
  const others = freeing.filter((attempt) => !isAlone(attempt));
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

/** What the containerd store is asked for: its own account, nothing but the disk, or the room that each image takes. */
export type Way = 'account' | 'disk' | 'room';

/**
 * How bytes come at no more than the removal costs. An account describes every image of the store, and the engine does
 * so one after another; to ask for each image's room costs twice what it costs to ask who it is (`npm run bench`).
 */
export function wayToMeasure(imagesInStore: number, chosen: number, isDiskVisible: boolean): Way {
  if (imagesInStore <= FEW) return 'account';
  if (isDiskVisible && chosen > FEW) return 'disk';
  return isAccountCheap(imagesInStore, chosen) ? 'account' : 'room';
}

/** Whoever else writes or deletes on that disk meanwhile is in it: an estimate, and none where it would tell nothing. */
export function accountDisk(
  freeBefore: number,
  freeAfter: number | undefined,
  attempts: readonly Attempt[],
  aftermath: StateAfter,
): Account {
  const lost = lostAnswers(attempts, aftermath);
  const isFreeing = attempts.some((attempt) =>
    deletedBy(attempt).some((id) => aftermath.images.get(id) === 'absent'),
  );
  if (!isFreeing && lost.size === 0) return NOTHING_FREED;
  const bytes = (freeAfter ?? freeBefore) - freeBefore;
  if (bytes <= 0) return NOT_MEASURED;
  return { total: { bytes, method: 'estimate' }, byAttempt: new Map() };
}
