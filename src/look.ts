import type { Attempt } from './domain/attempt.ts';
import type { Image } from './domain/store.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import type { Ending } from './ending.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';

export function patiently(engine: Engine, { look }: Ending): Engine {
  return engine.until(look());
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
