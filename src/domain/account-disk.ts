import { deletedBy, lostAnswers, NOT_MEASURED, NOTHING_FREED, type Account } from './account.ts';
import { FEW, isAccountCheap } from './account-usage.ts';
import type { Attempt } from './attempt.ts';
import type { Aftermath } from './survey.ts';

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
  aftermath: Aftermath,
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
