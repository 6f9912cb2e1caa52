import type { Survey } from './domain/survey.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { unlessSilent } from './look.ts';

interface OnTheWay {
  /** Its images and their histories are filled in as they are learned. */
  readonly full: Survey;
  /** To be called before the first removal of an image. */
  readonly learn: (image: string) => Promise<void>;
}

/**
 * The sizes of an image's layers. The graphdriver store waits for the disk in each removal, so what must be known of the
 * next image is asked for meanwhile, and not of all of them before.
 */
export function sizedOnTheWay(
  survey: Survey,
  engine: Engine,
  { measure }: Pick<Inputs, 'measure'>,
): OnTheWay {
  if (survey.engine.store !== 'graphdriver' || measure === 'off') {
    return { full: survey, learn: () => Promise.resolve() };
  }
  const images = new Map(survey.images);
  const history = new Map(survey.history);
  const learn = async (id: string): Promise<void> => {
    if (history.has(id)) return;
    const [image, sizes] = await Promise.all([
      unlessSilent(engine.inspect(id), undefined),
      unlessSilent(engine.history(id), undefined),
    ]);
    // Whatever became of its names meanwhile, the survey says how it was.
    if (image !== undefined) images.set(id, { ...image, ...images.get(id) });
    history.set(id, sizes ?? []);
  };
  return { full: { ...survey, images, history }, learn };
}
