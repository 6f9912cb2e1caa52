import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import { deletedImages } from '../measure/account.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, isNameOf } from '../model/image.ts';
import type { Attempt, PresentTarget, StateAfter, Survey } from '../model/removal.ts';

/**
 * With more images than this, one list of the store is cheaper than one request per image (never on the containerd
 * store).
 */
const LOOKS_BEFORE_LIST = 8;

/** Answers that leave open whether the engine did it. */
const DOUBTFUL: ReadonlySet<Attempt['answer']['kind']> = new Set(['error', 'unanswered', 'conflict']);

/** Asks what the engine now holds of everything that the removals may have touched. */
export async function lookAfter(
  survey: Survey,
  attempts: readonly Attempt[],
  engine: Engine,
): Promise<StateAfter> {
  const touched = new Set<string>();
  for (const attempt of attempts) {
    const { target, answer } = attempt;
    if (answer.kind === 'not-sent' || answer.kind === 'withheld') continue;
    touched.add(target.image);
    for (const id of deletedImages(attempt, survey)) touched.add(id);
  }
  const doubtful = attempts.flatMap(({ target, answer }) => (DOUBTFUL.has(answer.kind) ? target : []));
  const [images, containers] = await Promise.all([
    statesOf([...touched], doubtful, engine),
    orIfEngineFails(engine.containers(survey.containersInput !== 'keep'), survey.containers),
  ]);
  return { images: await withNamesConfirmed(doubtful, images, engine), containers };
}

async function statesOf(
  ids: readonly string[],
  doubtful: readonly PresentTarget[],
  engine: Engine,
): Promise<StateAfter['images']> {
  const isList = ids.length > LOOKS_BEFORE_LIST && TRAITS[engine.facts.store].listsCheaply;
  const listed = isList ? await orIfEngineFails(engine.images(), undefined) : [];
  const now = new Map(listed?.map((image) => [image.id, image]));
  const doubtfulImages = new Set(doubtful.map(({ image }) => image));
  const stateNow = async (id: string): Promise<Image | 'absent' | 'unknown'> => {
    if (listed === undefined) return 'unknown';
    const needsLook = !isList || (doubtfulImages.has(id) && !now.has(id));
    return needsLook ? lookUp(id, engine) : (now.get(id) ?? 'absent');
  };
  return new Map(await inParallel(READS_AT_ONCE, ids, async (id) => [id, await stateNow(id)] as const));
}

/**
 * Looks up the name of a doubtful removal once more where the image seems to have lost it: a broken engine may list an
 * image without its names.
 */
async function withNamesConfirmed(
  doubtful: readonly PresentTarget[],
  images: StateAfter['images'],
  engine: Engine,
): Promise<StateAfter['images']> {
  const states = new Map(images);
  await inParallel(READS_AT_ONCE, doubtful, async (target) => {
    const state = states.get(target.image);
    if (target.kind === 'id' || state === undefined || state === 'absent' || state === 'unknown') return;
    if (isNameOf(target.reference, state)) return;
    const named = await lookUp(target.reference, engine);
    if (named === 'unknown' || (named !== 'absent' && named.id === target.image))
      states.set(target.image, 'unknown');
  });
  return states;
}

async function lookUp(name: string, engine: Engine): Promise<Image | 'absent' | 'unknown'> {
  return orIfEngineFails(
    engine.inspect(name).then((image) => image ?? 'absent'),
    'unknown',
  );
}
