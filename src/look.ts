import type { Attempt } from './domain/attempt.ts';
import type { Image } from './domain/store.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import type { Ending } from './ending.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';

/** The look at what is left must not fall to the deadline that ended the removals. */
const LAST_LOOK_MS = 60_000;
/** A cancelled step is killed soon, and by then must have told what it did. */
const HASTY_LOOK_MS = 1500;

export function patiently(engine: Engine, { over, cause }: Ending): Engine {
  const isCancelled = over.aborted && cause() === 'cancelled';
  return engine.until(AbortSignal.timeout(isCancelled ? HASTY_LOOK_MS : LAST_LOOK_MS));
}

/** From then on one list of the store is cheaper than a look at each; on the containerd store it never is. */
const MANY = 8;

/** What the engine holds after the removals, of everything that they may have touched. */
export async function lookAfter(
  survey: Survey,
  attempts: readonly Attempt[],
  engine: Engine,
): Promise<Aftermath> {
  const touched = new Set<string>();
  for (const { target, answer } of attempts) {
    if (answer.kind === 'not-sent') continue;
    touched.add(target.image);
    if (answer.kind === 'removed') {
      for (const id of answer.deleted) if (survey.images.has(id)) touched.add(id);
    }
  }
  const [images, containers] = await Promise.all([
    statesOf([...touched], engine),
    unlessSilent(engine.containers(), survey.containers),
  ]);
  return { images, containers };
}

async function statesOf(ids: readonly string[], engine: Engine): Promise<Aftermath['images']> {
  if (ids.length > MANY && engine.facts.store !== 'containerd') {
    const listed = await unlessSilent(engine.images(), undefined);
    const now = new Map(listed?.map((image) => [image.id, image]));
    return new Map(ids.map((id) => [id, listed === undefined ? 'unknown' : (now.get(id) ?? 'absent')]));
  }
  return new Map(
    await inParallel(READS_AT_ONCE, ids, async (id) => [id, await stateOf(id, engine)] as const),
  );
}

async function stateOf(id: string, engine: Engine): Promise<Image | 'absent' | 'unknown'> {
  return unlessSilent(
    engine.inspect(id).then((image) => image ?? 'absent'),
    'unknown',
  );
}

/** An engine that fails now takes nothing back of what was done: the report says what is not known. */
export async function unlessSilent<Found, Instead>(
  question: Promise<Found>,
  instead: Instead,
): Promise<Found | Instead> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof EngineError) return instead;
    throw error;
  }
}
