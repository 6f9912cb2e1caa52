import { oncePer } from './collections.ts';
import type { ContainerRule } from './container-rule.ts';
import type { Container } from './container.ts';
import { type EngineFacts, traitsOf } from './engine-traits.ts';
import type { Image } from './image.ts';
import type { Protection } from './outcome.ts';
import { familiar } from './reference.ts';
import { type Attempt, deletedBy, type PresentTarget, removalName, type Target } from './target.ts';

/** All that is known before anything is removed. */
export interface Survey {
  readonly engine: EngineFacts;
  readonly targets: readonly Target[];
  readonly protections: ReadonlyMap<Target, Protection>;
  /** Images that must stay, though the engine would prune them along with another. */
  readonly staying: ReadonlySet<string>;
  /** Images whose removal by the engine would reach one of those: their other parents are pruned here. */
  readonly holdsParents: ReadonlySet<string>;
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  /** Whether the step names patterns, too: what its inputs allow, they allow for all that these choose. */
  readonly hasPatterns: boolean;
  /** Which containers were to go for the sake of an image; none unless said. */
  readonly containersInput?: ContainerRule['containers'];
  /** Sizes of the entries of an image's history, newest first, for images that may go; on the containerd store in a dry run only. */
  readonly history: ReadonlyMap<string, readonly number[]>;
}

/** All that is known afterwards of the images that were touched. `unknown`: the engine no longer said. */
export interface StateAfter {
  readonly images: ReadonlyMap<string, Image | 'absent' | 'unknown'>;
  readonly containers: readonly Container[];
}

/** What is to be removed. */
export function openTargets({
  targets,
  protections,
}: Pick<Survey, 'targets' | 'protections'>): readonly PresentTarget[] {
  return targets.filter(
    (target): target is PresentTarget => target.kind !== 'absent' && !protections.has(target),
  );
}

/**
 * The images among the IDs that an answer says were deleted, also those that nobody had seen before. The graphdriver store
 * names layers beside them, and only the image's own layers are known.
 */
export function deletedImages(attempt: Attempt, { images, engine }: Survey): readonly string[] {
  const ids = deletedBy(attempt);
  if (!traitsOf(engine).tellsDeletedLayers) return ids;
  const layers = images.get(attempt.target.image)?.layers;
  const known = ids.filter((id) => images.has(id));
  // Where the image itself went, all else is its layers.
  if (layers === undefined || ids.includes(attempt.target.image)) return known;
  // An image stands before its layers, so only what comes first is one for sure.
  const [first] = ids;
  const isUnseen = first !== undefined && !images.has(first) && !layers.includes(first);
  return isUnseen ? [first, ...known] : known;
}

/** IDs of the images that are to be removed, or lose a name. */
export const chosenImages = oncePer(
  (survey: Survey): ReadonlySet<string> => new Set(openTargets(survey).map(({ image }) => image)),
);

/** An image that nobody chose, and that went because a name moved to it in the moment of the removal. */
export function unplanned(
  attempt: Attempt,
  survey: Survey,
  isGone: (id: string) => boolean,
): string | undefined {
  const { target } = attempt;
  if (target.kind === 'id' || isGone(target.image)) return undefined;
  return deletedImages(attempt, survey).find((id) => !chosenImages(survey).has(id) && isGone(id));
}

/** What must never pass in silence: an image that went though nobody chose it. */
export function accidents(
  attempts: readonly Attempt[],
  survey: Survey,
  { images }: StateAfter,
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
