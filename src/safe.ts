import { openBackup } from './backup/backup.ts';
import type { Answer, Attempt } from './domain/attempt.ts';
import { deletedBy } from './domain/account.ts';
import type { Plan } from './domain/plan.ts';
import { predict, type RemovalOptions } from './domain/predict.ts';
import type { Image } from './domain/store.ts';
import type { Survey } from './domain/survey.ts';
import type { PresentTarget } from './domain/target.ts';
import { notSent, type Ending } from './ending.ts';
import type { Engine } from './engine/port.ts';

export interface Safe {
  /** Called before each removal; an answer stands in for the engine's, which then is not asked. */
  readonly precaution: (target: PresentTarget) => Promise<Answer | undefined>;
  /** Where each image was saved. */
  readonly files: ReadonlyMap<string, string>;
}

/** Saves what a removal deletes, before it does. What cannot be saved whole is not removed, nor even untagged. */
export function openSafe(
  folder: string,
  plan: Plan,
  survey: Survey,
  engine: Engine,
  options: RemovalOptions,
  { over, cut, cause }: Ending,
): Safe {
  const { attempts } = predict(plan, survey, options);
  const foretold = new Map(attempts.map(({ target, answer }) => [target, answer]));
  const doomed = companyOf(attempts, survey.images);
  const backup = openBackup(folder, engine, cut);
  const files = new Map<string, string>();
  const problems = new Map<string, Promise<Answer | undefined>>();
  const save = async (image: Image, company: readonly string[]): Promise<Answer | undefined> => {
    const saved = await backup.save(image, company);
    if ('file' in saved) files.set(image.id, saved.file);
    if ('file' in saved) return undefined;
    const message = `it could not be saved first: ${saved.problem}`;
    return over.aborted && !saved.hangs ? notSent(cause()) : { kind: 'error', message, broken: false };
  };
  return {
    files,
    precaution: (target) => {
      const answer = foretold.get(target);
      // Whoever holds the image may let go of it meanwhile, and then it would go unsaved.
      if (answer?.kind === 'conflict') return Promise.resolve(answer);
      const image = survey.images.get(target.image);
      const company = doomed.get(target.image);
      if (image === undefined || company === undefined) return Promise.resolve(undefined);
      const begun = problems.get(image.id) ?? save(image, company);
      problems.set(image.id, begun);
      return begun;
    },
  };
}

/** Each image that goes, with the untagged parents that the engine prunes along with it. */
function companyOf(
  attempts: readonly Attempt[],
  images: ReadonlyMap<string, Image>,
): ReadonlyMap<string, readonly string[]> {
  const deletions = attempts.filter((attempt) => deletedBy(attempt).includes(attempt.target.image));
  return new Map(
    deletions.map((attempt) => {
      const { image } = attempt.target;
      return [image, deletedBy(attempt).filter((id) => id !== image && images.has(id))];
    }),
  );
}
