import { type Container, isRunning, type Mount, namesMounted, SECOND } from '../model/container.ts';
import type { Image } from '../model/image.ts';
import type { Engine } from './port.ts';

type Known = Map<string, Promise<readonly Mount[]>>;

/**
 * The same engine, whose containers also say what their image mounts stood for. Engines only tell the name of a mounted
 * image; whether it still is that image has to be concluded, once for each container.
 */
export function rememberingMounts(engine: Engine, known: Known = new Map()): Engine {
  const mountsOf = (container: Container): Promise<readonly Mount[]> => {
    const begun = known.get(container.id);
    if (begun !== undefined) return begun;
    const asked = lookUp(container, engine);
    known.set(container.id, asked);
    // A question that failed is asked again the next time.
    asked.catch(() => known.delete(container.id));
    return asked;
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
  return Promise.all(
    container.mountedImages.map(async (name): Promise<Mount> => {
      const image = await firstFound(namesMounted(name), engine);
      if (image !== undefined) return { name, image: image.id, doubt: doubtAbout(image, container) };
      // An ID says which image it is, whether that is still there or not.
      return { name, doubt: /^(?:sha256:)?[a-f0-9]{4,64}$/.test(name) ? 'none' : 'any' };
    }),
  );
}

async function firstFound(names: readonly string[], engine: Engine): Promise<Image | undefined> {
  const found = await Promise.all(names.map((name) => engine.inspect(name)));
  return found.find((image) => image !== undefined);
}

/** Whether another image than the one that has the name now may be what the container mounted. */
function doubtAbout({ created: built = 0, tagged }: Image, { created = 0 }: Container): Mount['doubt'] {
  if (Math.max(built, tagged ?? 0) >= created + SECOND) return 'any';
  // The classic store does not tell when a name came by a pull or a load, so the name may have moved without a trace.
  return tagged === undefined || tagged >= created ? 'unnamed' : 'none';
}
