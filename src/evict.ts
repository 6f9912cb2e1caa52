import type { Answer } from './domain/attempt.ts';
import type { Container } from './domain/store.ts';
import type { Engine } from './engine/port.ts';
import { inParallel } from './parallel.ts';

const AT_ONCE = 8;

export interface Evicting {
  /** Removes the containers that hold an image, once for each image; an answer means that one of them would not go. */
  readonly clear: (image: string) => Promise<Answer | undefined>;
  /** What the engine was asked to remove, by ID; true once it is known to be gone. */
  readonly asked: ReadonlyMap<string, boolean>;
}

export function startEvicting(
  evictions: ReadonlyMap<string, readonly Container[]>,
  engine: Engine,
  force: boolean,
): Evicting {
  const begun = new Map<string, Promise<Answer | undefined>>();
  const going = new Map<string, Promise<boolean>>();
  const asked = new Map<string, boolean>();
  const ask = async (id: string): Promise<boolean> => {
    asked.set(id, false);
    const isGone = await engine.removeContainer(id, force);
    asked.set(id, isGone);
    return isGone;
  };
  const remove = (id: string): Promise<boolean> => {
    const removal = going.get(id) ?? ask(id);
    going.set(id, removal);
    return removal;
  };
  const evict = async (containers: readonly Container[]): Promise<Answer | undefined> => {
    const results = await inParallel(AT_ONCE, containers, ({ id }) => remove(id));
    return results.every(Boolean) ? undefined : { kind: 'conflict', message: 'a container would not go' };
  };
  return {
    asked,
    clear: (image) => {
      const evicting = begun.get(image) ?? evict(evictions.get(image) ?? []);
      begun.set(image, evicting);
      return evicting;
    },
  };
}
