import { deletedBy } from './account.ts';
import type { Attempt } from './attempt.ts';
import { familiar } from './reference.ts';
import type { Aftermath, Survey } from './survey.ts';
import { removalName } from './target.ts';

/**
 * The images among the IDs that an answer says were deleted, also those that nobody had seen before. The graphdriver store
 * names layers beside them, and only the image's own layers are known.
 */
export function deletedImages(attempt: Attempt, { images, engine }: Survey): readonly string[] {
  const ids = deletedBy(attempt);
  if (engine.store !== 'graphdriver') return ids;
  const layers = images.get(attempt.target.image)?.layers;
  const known = ids.filter((id) => images.has(id));
  // Where the image itself went, all else is its layers.
  if (layers === undefined || ids.includes(attempt.target.image)) return known;
  const own = new Set(layers);
  const [unseen] = ids.filter((id) => !images.has(id) && !own.has(id));
  // An image stands before its layers, so of several only the first is one for sure.
  return unseen === undefined ? known : [...known, unseen];
}

/** An image that nobody chose, and that went because a name moved to it in the moment of the removal. */
export function unplanned(
  attempt: Attempt,
  survey: Survey,
  isGone: (id: string) => boolean,
): string | undefined {
  const { target } = attempt;
  if (target.kind === 'id' || isGone(target.image)) return undefined;
  return deletedImages(attempt, survey).find((id) => !survey.images.has(id) && isGone(id));
}

/** What must never pass in silence: an image that went though nobody chose it. */
export function accidents(
  attempts: readonly Attempt[],
  survey: Survey,
  { images }: Aftermath,
): readonly string[] {
  return attempts.flatMap((attempt) => {
    const id = unplanned(attempt, survey, (one) => images.get(one) === 'absent');
    if (id === undefined) return [];
    const name = familiar(removalName(attempt.target));
    return [
      `${id} was removed though nobody asked for it: another client gave it the name ${name} in the very moment of that name's removal`,
    ];
  });
}
