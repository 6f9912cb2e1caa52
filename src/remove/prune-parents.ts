import { grouped } from '../model/collections.ts';
import { containersUsing } from '../model/container.ts';
import { type Image, referencesOf } from '../model/image.ts';
import type { PresentTarget, RemovalAnswer, Survey } from '../model/removal.ts';

/**
 * An engine that removes an image prunes its untagged parents, and knows no parent that must stay. Where it would reach
 * one, it is told not to prune, and what lies above that parent is removed here. Resolves to the answer with all that went.
 * @param remove with all the care that is taken of what was asked for
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
  const prune = async (target: PresentTarget, image: Image): Promise<readonly string[]> => {
    const deleted: string[] = [];
    let parent = parentToPrune(image);
    while (parent !== undefined) {
      const answer = await remove({ kind: 'id', selector: target.selector, image: parent.id });
      if (answer.kind !== 'removed') break;
      gone.add(parent.id);
      for (const id of answer.deleted) deleted.push(id);
      parent = parentToPrune(parent);
    }
    return deleted;
  };
  return async (target, answer) => {
    if (answer.kind !== 'removed') return answer;
    // The containerd store says so of images that it only hides, as others are built on them.
    for (const id of answer.deleted) if (!hasChildren(id)) gone.add(id);
    const image = gone.has(target.image) ? images.get(target.image) : undefined;
    if (image === undefined || !holdsParentsThatStay.has(image.id)) return answer;
    return { ...answer, deleted: [...answer.deleted, ...(await prune(target, image))] };
  };
}
