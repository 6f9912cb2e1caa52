import type { Answer } from './domain/attempt.ts';
import type { Container } from './domain/store.ts';
import type { Engine } from './engine/port.ts';
import { inParallel } from './parallel.ts';

const AT_ONCE = 8;

/** Removes the containers that hold an image, once for each image; an answer means that one of them would not go. */
export function startEvicting(
  evictions: ReadonlyMap<string, readonly Container[]>,
  engine: Engine,
  force: boolean,
): (image: string) => Promise<Answer | undefined> {
  const begun = new Map<string, Promise<Answer | undefined>>();
  const gone = new Map<string, Promise<boolean>>();
  const remove = (id: string): Promise<boolean> => {
    const going = gone.get(id) ?? engine.removeContainer(id, force);
    gone.set(id, going);
    return going;
  };
  const evict = async (containers: readonly Container[]): Promise<Answer | undefined> => {
    const results = await inParallel(AT_ONCE, containers, ({ id }) => remove(id));
    return results.every(Boolean) ? undefined : { kind: 'conflict', message: 'a container would not go' };
  };
  return (image) => {
    const evicting = begun.get(image) ?? evict(evictions.get(image) ?? []);
    begun.set(image, evicting);
    return evicting;
  };
}
