import { mountingContainers, mounts, mountUnknownToEngine } from './containers.ts';
import type { RemovalOptions } from './effect.ts';
import type { NamesLeft } from './names-left.ts';
import { isRunning, type Container, type Image } from './store.ts';
import type { PresentTarget } from './target.ts';

interface Around {
  /** The image as it was when the plan was made: a container can mount it by a name that it lost since. */
  readonly planned: Image | undefined;
  readonly names: NamesLeft;
  readonly containers: readonly Container[];
  readonly options: RemovalOptions;
}

/**
 * Whether a removal must not even be asked for. An engine deletes an image by ID under a container that mounts it, even
 * without force, while by name it refuses. And it does not know what a container mounts whose name has moved since.
 */
export function isRefusedHere(
  target: PresentTarget,
  image: Image,
  { planned = image, names, containers, options: { force } }: Around,
): boolean {
  const isById = target.kind === 'id';
  return mountingContainers(containers).some((container) => {
    const isMounting = mounts(container, image) || mounts(container, planned);
    if (isById && isMounting) return isRunning(container) || !force;
    const isLast = isById || names.isOneReference();
    return isLast && mountUnknownToEngine(container, image) !== undefined;
  });
}
