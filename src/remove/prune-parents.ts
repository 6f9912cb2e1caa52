import { grouped } from '../model/collections.ts';
import { containersUsing } from '../model/container.ts';
import { type Image, referencesOf } from '../model/image.ts';
import type { PresentTarget, RemovalAnswer, Survey } from '../model/removal.ts';

/**
 * An engine that removes an image prunes its untagged parents, and it does not know which parents must stay. Where
 * pruning would reach one of those, the removal is sent with `noprune`, and the parents before that one are removed
 * here instead. The returned function adds them to the answer.
 * @param remove removes one parent, with the same checks as any other removal
 */
export function parentPruner(
  { images, containers, mustStay, holdsParentsThatStay }: Survey,
  remove: (target: PresentTarget) => Promise<RemovalAnswer>,
): (target: PresentTarget, answer: RemovalAnswer) => Promise<RemovalAnswer> {
  const gone = new Set<string>();
  const children = grouped(images.values(), ({ parent }) => parent);
  const hasChildren = (id: string): boolean =>
    children.get(id)?.some((child) => !gone.has(child.id)) === true;
  const parentToPrune = ({ parent }: Image): Image | undefined => {
    const image = parent === undefined ? undefined : images.get(parent);
    if (image === undefined || mustStay.has(image.id) || gone.has(image.id)) return undefined;
    const isNeeded = hasChildren(image.id) || containersUsing(image, containers).length > 0;
    return isNeeded || referencesOf(image).length > 0 ? undefined : image;
  };
  const pruneParentsOf = async (image: Image, { selector }: PresentTarget): Promise<readonly string[]> => {
    const deleted: string[] = [];
    let parent = parentToPrune(image);
    while (parent !== undefined) {
      const answer = await remove({ kind: 'id', selector, image: parent.id });
      if (answer.kind !== 'removed') break;
      gone.add(parent.id);
      for (const id of answer.deleted) deleted.push(id);
      parent = parentToPrune(parent);
    }
    return deleted;
  };
  return async (target, answer) => {
    if (answer.kind !== 'removed') return answer;
    // The containerd store also reports an image as deleted when it only hides it, because others are built on it.
    for (const id of answer.deleted) if (!hasChildren(id)) gone.add(id);
    const image = gone.has(target.image) ? images.get(target.image) : undefined;
    if (image === undefined || !holdsParentsThatStay.has(image.id)) return answer;
    return { ...answer, deleted: [...answer.deleted, ...(await pruneParentsOf(image, target))] };
  };
}
