import { describeContainer, madeFrom } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { familiar } from '../model/reference.ts';
import { type Attempt, removalName } from '../model/removal.ts';
import { listSome } from '../model/text.ts';
import type { AfterRemoval, Finding } from './verdicts.ts';

/** Why an image was deleted and no room came back. */
export function whyNothingWasFreed(
  { target, answer }: Attempt,
  { survey, stateAfter, deletingAttempts, cache }: AfterRemoval,
): Pick<Finding, 'reason' | 'next'> {
  const image = survey.images.get(target.image);
  if (image?.layers?.length === 0) return { reason: 'it had no layers' };
  const users = madeFrom(target.image, stateAfter.containers);
  if (users.length > 0)
    return { reason: `its layers stay on the disk: ${listSome(users, describeContainer)} still uses them` };
  const deleted = answer.kind === 'removed' ? answer.deleted : [];
  const deleting = deletingAttempts.get(image?.layers?.at(-1) ?? '') ?? deletingAttempts.get(target.image);
  if (deleting !== undefined && deleting.answer !== answer)
    return { reason: `counted with ${familiar(removalName(deleting.target))}` };
  if (TRAITS[survey.engine.store].tellsDeletedLayers && deleted.some((id) => !survey.images.has(id))) {
    return { reason: 'its own layers hold no data' };
  }
  if (cache !== undefined && cache.deleted.size > 0) {
    const reason =
      'the build cache or another image held its layers; what came back of them is counted with the build cache';
    return { reason };
  }
  const { after: records, wasAsked = false } = cache ?? {};
  if (records !== undefined && records.length > 0) {
    return {
      reason: 'its layers stay on the disk: the build cache or another image holds them',
      ...(wasAsked ? {} : { next: '`build-cache: unused`' }),
    };
  }
  // The engine does not say what uses them, and newer engines may count a use that has ended (docs/backup.md).
  const mayBeCache = records === undefined && TRAITS[survey.engine.store].hasBuildCache;
  const holder = mayBeCache ? 'another image or the build cache' : 'another image';
  return {
    reason: `its layers stay on the disk: the engine still counts a use of them, usually by ${holder}`,
  };
}
