import type { EngineSession } from '../choose/engine-session.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { deletedBy, notSent, type PresentTarget, type RemovalAnswer, type Survey } from '../model/removal.ts';
import type { Plan } from '../plan/order.ts';
import { predict } from '../plan/predict.ts';
import { openBackup } from './backup/backup.ts';
import { canDelete, type Look, type Terms } from './recheck.ts';

export interface Saving {
  /** Saves the image of a removal; undefined where that is done already, or the removal deletes nothing. */
  readonly stepBefore: (
    target: PresentTarget,
    look: Look,
  ) => (() => Promise<RemovalAnswer | undefined>) | undefined;
  /** Where each image was saved. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Saves what a removal deletes, before it does. What cannot be saved whole is not removed, nor even untagged. What was
 * predicted counts, and what a look shows: an image can lose its other names while something else is being saved.
 */
export function openBackupFolder(
  folder: string,
  plan: Plan,
  survey: Survey,
  { engine, deadline }: EngineSession,
  terms: Terms,
): Saving {
  const { attempts } = predict(plan, survey, terms.options);
  const planned = new Set(attempts.flatMap(deletedBy));
  const backup = openBackup(folder, engine, deadline.stopWaiting);
  const files = new Map<string, string>();
  const save = async (image: Image): Promise<RemovalAnswer | undefined> => {
    const company = terms.options.noPrune ? [] : untaggedAncestors(image, survey.images);
    const saved = await backup.save(image, company);
    if ('file' in saved) {
      files.set(image.id, saved.file);
      return undefined;
    }
    const message = `it could not be saved first: ${saved.problem}`;
    return deadline.stopStarting.aborted && !saved.hangs
      ? notSent(deadline.cause())
      : { kind: 'error', message, broken: false };
  };
  return {
    files,
    stepBefore: (target, look) => {
      const { image } = look;
      if (image === undefined || files.has(image.id)) return undefined;
      const mayGo = planned.has(image.id) || canDelete(target, look, survey, terms);
      return mayGo ? () => save(image) : undefined;
    },
  };
}

/** What an engine may prune along with an image. Their layers are in its archive anyway. */
function untaggedAncestors(image: Image, images: ReadonlyMap<string, Image>): readonly string[] {
  const found = new Set<string>();
  let parent = image.parent === undefined ? undefined : images.get(image.parent);
  while (parent !== undefined && referencesOf(parent).length === 0 && !found.has(parent.id)) {
    found.add(parent.id);
    parent = parent.parent === undefined ? undefined : images.get(parent.parent);
  }
  return [...found];
}
