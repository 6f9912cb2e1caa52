import { inMemoryEngine, type InMemoryEngine } from './in-memory-engine.ts';
import type { StoreState } from './in-memory/state.ts';

/** A run in which something happened at one moment. */
export interface Moment<Result> {
  /** Against the first removal: nothing that happens while it is on its way can be guarded against. */
  readonly when: 'before' | 'on its way' | 'after';
  /** What was asked right after it. */
  readonly request: string;
  readonly engine: InMemoryEngine;
  readonly result: Result;
  /** Images that were there, went, and not by what happened. */
  readonly goneThroughUs: readonly string[];
}

/**
 * Does the same once for each request that it makes, and each time something else happens right before that request. So a
 * promise is tried at every moment at which another client can come between.
 */
export async function atEachMoment<Result>(
  start: StoreState,
  run: (engine: InMemoryEngine) => Promise<Result>,
  happen: (now: StoreState) => StoreState,
): Promise<readonly Moment<Result>[]> {
  const undisturbed = inMemoryEngine(start);
  await run(undisturbed);
  const { requests } = undisturbed;
  const removal = requests.findIndex((request) => request.startsWith('remove '));
  const moments: Moment<Result>[] = [];
  for (const [at, request] of requests.entries()) {
    const ours = new Set(start.images.keys());
    let count = 0;
    const engine = inMemoryEngine(start, (_, now) => {
      count += 1;
      if (count !== at + 1) return now;
      const then = happen(now);
      for (const id of now.images.keys()) if (!then.images.has(id)) ours.delete(id);
      for (const id of then.images.keys()) ours.add(id);
      return then;
    });
    const result = await run(engine);
    const when = at < removal ? 'before' : at === removal ? 'on its way' : 'after';
    const left = engine.now().images;
    const goneThroughUs = [...ours].filter((id) => !left.has(id)).toSorted();
    moments.push({ when, request, engine, result, goneThroughUs });
  }
  return moments;
}
