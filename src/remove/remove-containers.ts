import type { EngineSession } from '../choose/engine-session.ts';
import type { ContainerEnd } from '../engine/port.ts';
import { inParallel } from '../model/collections.ts';
import { takesRunning } from '../model/container-rule.ts';
import type { Container } from '../model/container.ts';
import { UNDER_WAY, WHY_NOT_REACHED } from '../model/outcome.ts';
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
  /** Removes these containers, whatever becomes of their images. Those that the step does not reach are not asked for. */
  readonly removeAnyway: (containers: readonly Container[]) => Promise<void>;
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
    asked.set(id, { kind: 'unanswered' });
    const end = await engine.removeContainer(id, takesRunning(inputs.containers));
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
    const unanswered = containers.filter((_, index) => ends[index]?.kind === 'unanswered');
    if (unanswered.length > 0) {
      const names = unanswered.map(({ name }) => name).join(', ');
      return notSent(deadline.cause(), `its containers were being stopped: ${names}`);
    }
    return ends.some(({ kind }) => kind === 'stays')
      ? { kind: 'conflict', message: 'a container could not be removed' }
      : undefined;
  };
  const isOver = (): boolean => deadline.stopStarting.aborted;
  const removeAnyway = async (containers: readonly Container[]): Promise<void> => {
    await inParallel(CONTAINERS_AT_ONCE, containers, async ({ id }) => {
      if (!isOver()) await removeOnce(id);
    });
    const staying = containers.filter(({ id }) => asked.get(id)?.kind === 'stays');
    if (isOver() || staying.length === 0 || staying.length === containers.length) return;
    // Podman refuses a container that others depend on, and these may be gone now.
    for (const { id } of staying) byContainer.delete(id);
    await removeAnyway(staying);
  };
  return {
    asked,
    removeAnyway,
    pending: (image) => (byImage.has(image) ? [] : (containersFirst.get(image) ?? [])),
    clear: (image) => {
      const removal = byImage.get(image) ?? removeAll(containersFirst.get(image) ?? []);
      byImage.set(image, removal);
      return removal;
    },
  };
}

export interface NotRemoved {
  readonly container: Container;
  readonly why: string;
}

/** Why each of these containers is still there. */
export function containersNotRemoved(
  containers: readonly Container[],
  asked: ContainerRemover['asked'],
  deadline: EngineSession['deadline'],
): readonly NotRemoved[] {
  return containers.map((container) => {
    const end = asked.get(container.id);
    if (end?.kind === 'stays') return { container, why: end.why };
    const why = end === undefined ? WHY_NOT_REACHED[deadline.cause()] : UNDER_WAY[deadline.cause()];
    return { container, why };
  });
}
