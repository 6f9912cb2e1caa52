import type { Attempt } from './domain/attempt.ts';
import type { Image } from './domain/store.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';

/** The look at what is left must not fall to the deadline that ended the removals. */
const LAST_LOOK_MS = 60_000;

export function patiently(engine: Engine): Engine {
  return engine.until(AbortSignal.timeout(LAST_LOOK_MS));
}

/** What the engine holds after the removals, of everything that they may have touched. */
export async function lookAfter(
  survey: Survey,
  attempts: readonly Attempt[],
  engine: Engine,
): Promise<Aftermath> {
  const touched = new Set<string>();
  for (const { target, answer } of attempts) {
    touched.add(target.image);
    if (answer.kind === 'removed') {
      for (const id of answer.deleted) if (survey.images.has(id)) touched.add(id);
    }
  }
  const [images, containers] = await Promise.all([
    inParallel(READS_AT_ONCE, [...touched], async (id) => [id, await stateOf(id, engine)] as const),
    unlessSilent(engine.containers(), survey.containers),
  ]);
  return { images: new Map(images), containers };
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
