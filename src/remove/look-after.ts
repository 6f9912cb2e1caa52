import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import { deletedImages } from '../measure/account.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, isNameOf } from '../model/image.ts';
import type { Attempt, PresentTarget, StateAfter, Survey } from '../model/removal.ts';

/** From then on one list of the store is cheaper than a look at each; on the containerd store it never is. */
const MANY = 8;

const DOUBTFUL: ReadonlySet<Attempt['answer']['kind']> = new Set(['error', 'unanswered', 'conflict']);

/** What the engine holds after the removals, of everything that they may have touched. */
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
  // The engine did not say that it did these.
  const doubtful = attempts.flatMap(({ target, answer }) => (DOUBTFUL.has(answer.kind) ? target : []));
  const [images, containers] = await Promise.all([
    statesOf([...touched], doubtful, engine),
    orIfEngineFails(engine.containers(survey.containersInput !== 'keep'), survey.containers),
  ]);
  return { images: await confirmed(doubtful, images, engine), containers };
}

async function statesOf(
  ids: readonly string[],
  doubtful: readonly PresentTarget[],
  engine: Engine,
): Promise<StateAfter['images']> {
  const isList = ids.length > MANY && TRAITS[engine.facts.store].listsCheaply;
  const listed = isList ? await orIfEngineFails(engine.images(), undefined) : [];
  const now = new Map(listed?.map((image) => [image.id, image]));
  const isDoubtful = new Set(doubtful.map(({ image }) => image));
  const tellOf = async (id: string): Promise<Image | 'absent' | 'unknown'> => {
    if (listed === undefined) return 'unknown';
    const isAsked = !isList || (isDoubtful.has(id) && !now.has(id));
    return isAsked ? stateOf(id, engine) : (now.get(id) ?? 'absent');
  };
  return new Map(await inParallel(READS_AT_ONCE, ids, async (id) => [id, await tellOf(id)] as const));
}

/**
 * Where a removal went wrong and its name is gone all the same, the name is asked for too: an engine that is out of order
 * may list an image without its names.
 */
async function confirmed(
  doubtful: readonly PresentTarget[],
  images: StateAfter['images'],
  engine: Engine,
): Promise<StateAfter['images']> {
  const states = new Map(images);
  await inParallel(READS_AT_ONCE, doubtful, async (target) => {
    const state = states.get(target.image);
    if (target.kind === 'id' || state === undefined || state === 'absent' || state === 'unknown') return;
    if (isNameOf(target.reference, state)) return;
    const named = await stateOf(target.reference, engine);
    if (named === 'unknown' || (named !== 'absent' && named.id === target.image))
      states.set(target.image, 'unknown');
  });
  return states;
}

async function stateOf(name: string, engine: Engine): Promise<Image | 'absent' | 'unknown'> {
  return orIfEngineFails(
    engine.inspect(name).then((image) => image ?? 'absent'),
    'unknown',
  );
}
