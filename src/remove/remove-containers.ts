import type { EngineSession } from '../choose/engine-session.ts';
import type { ContainerEnd } from '../engine/port.ts';
import { inParallel } from '../model/collections.ts';
import type { Container } from '../model/container.ts';
import { notSent, type RemovalAnswer } from '../model/removal.ts';

const AT_ONCE = 8;

export interface ContainerRemover {
  /** The containers that hold an image and were not asked to go yet. */
  readonly pending: (image: string) => readonly Container[];
  /** Removes the containers that hold an image, once for each image; an answer means that one of them would not go. */
  readonly clear: (image: string) => Promise<RemovalAnswer | undefined>;
  /** What the engine was asked to remove, by ID, and what became of it as far as it said. */
  readonly asked: ReadonlyMap<string, ContainerEnd>;
}

export function containerRemover(
  containersFirst: ReadonlyMap<string, readonly Container[]>,
  { engine, inputs, deadline }: EngineSession,
): ContainerRemover {
  const begun = new Map<string, Promise<RemovalAnswer | undefined>>();
  const going = new Map<string, Promise<ContainerEnd>>();
  const asked = new Map<string, ContainerEnd>();
  const ask = async (id: string): Promise<ContainerEnd> => {
    asked.set(id, 'unanswered');
    const end = await engine.removeContainer(id, inputs.containers === 'all');
    asked.set(id, end);
    return end;
  };
  const remove = (id: string): Promise<ContainerEnd> => {
    const removal = going.get(id) ?? ask(id);
    going.set(id, removal);
    return removal;
  };
  const evict = async (containers: readonly Container[]): Promise<RemovalAnswer | undefined> => {
    const ends = await inParallel(AT_ONCE, containers, ({ id }) => remove(id));
    const unanswered = containers.filter((_, index) => ends[index] === 'unanswered');
    if (unanswered.length > 0)
      return notSent(deadline.cause(), `its containers were being stopped: ${containerNames(unanswered)}`);
    return ends.includes('stays') ? { kind: 'conflict', message: 'a container would not go' } : undefined;
  };
  return {
    asked,
    pending: (image) => (begun.has(image) ? [] : (containersFirst.get(image) ?? [])),
    clear: (image) => {
      const evicting = begun.get(image) ?? evict(containersFirst.get(image) ?? []);
      begun.set(image, evicting);
      return evicting;
    },
  };
}

function containerNames(containers: readonly Container[]): string {
  return containers.map(({ name }) => name).join(', ');
}
