import type { EngineSession } from '../choose/engine-session.ts';
import type { ContainerEnd } from '../engine/port.ts';
import { inParallel } from '../model/collections.ts';
import type { Container } from '../model/container.ts';
import { notSent, type RemovalAnswer } from '../model/removal.ts';

const CONTAINERS_AT_ONCE = 8;

export interface ContainerRemover {
  /** The containers to remove before an image, unless their removal has begun. */
  readonly pending: (image: string) => readonly Container[];
  /**
   * Removes these containers, once for each image. An answer means that one of them stays, so the image must stay
   * too.
   */
  readonly clear: (image: string) => Promise<RemovalAnswer | undefined>;
  /** What became of each container that the engine was asked to remove, by ID. */
  readonly asked: ReadonlyMap<string, ContainerEnd>;
}

export function containerRemover(
  containersFirst: ReadonlyMap<string, readonly Container[]>,
  { engine, inputs, deadline }: EngineSession,
): ContainerRemover {
  const byImage = new Map<string, Promise<RemovalAnswer | undefined>>();
  const byContainer = new Map<string, Promise<ContainerEnd>>();
  const asked = new Map<string, ContainerEnd>();
  const askEngine = async (id: string): Promise<ContainerEnd> => {
    asked.set(id, 'unanswered');
    const end = await engine.removeContainer(id, inputs.containers === 'all');
    asked.set(id, end);
    return end;
  };
  const removeOnce = (id: string): Promise<ContainerEnd> => {
    const removal = byContainer.get(id) ?? askEngine(id);
    byContainer.set(id, removal);
    return removal;
  };
  const removeAll = async (containers: readonly Container[]): Promise<RemovalAnswer | undefined> => {
    const ends = await inParallel(CONTAINERS_AT_ONCE, containers, ({ id }) => removeOnce(id));
    const unanswered = containers.filter((_, index) => ends[index] === 'unanswered');
    if (unanswered.length > 0) {
      const names = unanswered.map(({ name }) => name).join(', ');
      return notSent(deadline.cause(), `its containers were being stopped: ${names}`);
    }
    return ends.includes('stays')
      ? { kind: 'conflict', message: 'a container could not be removed' }
      : undefined;
  };
  return {
    asked,
    pending: (image) => (byImage.has(image) ? [] : (containersFirst.get(image) ?? [])),
    clear: (image) => {
      const removal = byImage.get(image) ?? removeAll(containersFirst.get(image) ?? []);
      byImage.set(image, removal);
      return removal;
    },
  };
}
