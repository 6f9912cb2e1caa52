import type { EngineSession } from '../choose/engine-session.ts';
import { type Image, untaggedAncestors } from '../model/image.ts';
import { deletedBy, notSent, type PresentTarget, type RemovalAnswer, type Survey } from '../model/removal.ts';
import type { Plan } from '../plan/order.ts';
import { predict } from '../plan/predict.ts';
import { openBackup } from './backup/backup.ts';
import { canDelete, type Look, type Terms } from './recheck.ts';

export interface Saving {
  /** Saves the image of a removal. Undefined where it is saved already, or where the removal deletes nothing. */
  readonly stepBefore: (
    target: PresentTarget,
    look: Look,
  ) => (() => Promise<RemovalAnswer | undefined>) | undefined;
  /** The file that each image was saved to, by ID. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Saves each image before the removal that deletes it. An image that cannot be saved keeps all its names. Two things
 * tell which removal deletes an image: the prediction, and the look right before the removal, because an image can
 * lose its other names while another image is saved.
 */
export function openBackupFolder(
  folder: string,
  plan: Plan,
  survey: Survey,
  { engine, deadline }: EngineSession,
  terms: Terms,
): Saving {
  const { attempts } = predict(plan, survey, terms.options);
  const predictedDeletions = new Set(attempts.flatMap(deletedBy));
  const backup = openBackup(folder, engine, deadline.stopWaiting);
  const files = new Map<string, string>();
  const save = async (image: Image): Promise<RemovalAnswer | undefined> => {
    const parentIds = terms.options.noPrune ? [] : untaggedAncestors(image, survey.images);
    const saved = await backup.save(image, parentIds);
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
      const mayGo = predictedDeletions.has(image.id) || canDelete(target, look, survey, terms);
      return mayGo ? () => save(image) : undefined;
    },
  };
}
