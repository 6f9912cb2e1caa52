import { namesMounted, SECOND } from '../domain/containers.ts';
import { isRunning, type Container, type Image, type Mount } from '../domain/store.ts';
import type { Engine } from './port.ts';

type Known = Map<string, Promise<readonly Mount[]>>;

/**
 * The same engine, whose containers also say what their image mounts stood for. Engines only tell the name of a mounted
 * image; whether it still is that image has to be concluded, once for each container.
 */
export function rememberingMounts(engine: Engine, known: Known = new Map()): Engine {
  const mountsOf = (container: Container): Promise<readonly Mount[]> => {
    const begun = known.get(container.id) ?? lookUp(container, engine);
    known.set(container.id, begun);
    return begun;
  };
  return {
    ...engine,
    containers: async (withPods) => {
      const listed = await engine.containers(withPods);
      return Promise.all(
        listed.map(async (container) => {
          const isWorth = container.mountedImages.length > 0 && isRunning(container);
          return isWorth ? { ...container, mounted: await mountsOf(container) } : container;
        }),
      );
    },
    until: (signal) => rememberingMounts(engine.until(signal), known),
  };
}

function lookUp(container: Container, engine: Engine): Promise<readonly Mount[]> {
  const byName = container.mountedImages.filter((name) => !/^(?:sha256:)?[a-f0-9]{64}$/.test(name));
  return Promise.all(
    byName.map(async (name): Promise<Mount> => {
      const image = await firstFound(namesMounted(name), engine);
      const doubt = doubtAbout(image, container);
      return image === undefined ? { name, doubt } : { name, image: image.id, doubt };
    }),
  );
}

async function firstFound(names: readonly string[], engine: Engine): Promise<Image | undefined> {
  const found = await Promise.all(names.map((name) => engine.inspect(name)));
  return found.find((image) => image !== undefined);
}

/** Whether another image than the one that has the name now may be what the container mounted. */
function doubtAbout(image: Image | undefined, { created = 0 }: Container): Mount['doubt'] {
  if (image === undefined) return 'any';
  const { created: built = 0, tagged } = image;
  if (Math.max(built, tagged ?? 0) >= created + SECOND) return 'any';
  // The classic store does not tell when a name came by a pull or a load, so the name may have moved without a trace.
  return tagged === undefined || tagged >= created ? 'unnamed' : 'none';
}
