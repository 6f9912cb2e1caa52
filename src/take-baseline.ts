import { baselineOf, type Baseline } from './domain/baseline.ts';
import type { Engine } from './engine/port.ts';

/** What the engine holds now, hidden images too. */
export async function takeBaseline(engine: Engine): Promise<Baseline> {
  const [images, containers] = await Promise.all([engine.images(), engine.containers()]);
  return baselineOf(engine.engineId, engine.facts.store, images, containers);
}
