import { orIfEngineFails } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Image } from '../model/image.ts';
import type { Survey } from '../model/survey.ts';

export interface LayerSizes {
  /** Its images and their histories are filled in as they are learned. */
  readonly full: Survey;
  /** To be called before the look that goes before the first removal of an image. */
  readonly ask: (image: string) => Promise<void>;
  /** To be called with what that look showed. */
  readonly see: (image: Image | undefined) => void;
}

/**
 * The sizes of an image's layers. The graphdriver store waits for the disk in each removal, so what must be known of the
 * next image is asked for meanwhile, and not of all of them before.
 */
export function collectLayerSizes(
  survey: Survey,
  engine: Engine,
  { measure }: Pick<Inputs, 'measure'>,
): LayerSizes {
  const images = new Map(survey.images);
  const history = new Map(survey.history);
  const isWanted = survey.engine.store === 'graphdriver' && measure !== 'off';
  return {
    full: { ...survey, images, history },
    ask: async (id) => {
      if (!isWanted || history.has(id)) return;
      history.set(id, (await orIfEngineFails(engine.history(id), undefined)) ?? []);
    },
    see: (image) => {
      // Whatever became of its names meanwhile, the survey says how it was.
      if (image !== undefined && images.has(image.id))
        images.set(image.id, { ...image, ...images.get(image.id) });
    },
  };
}
