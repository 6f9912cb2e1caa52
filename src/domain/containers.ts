import { isReference, fullName, parseReference } from './reference.ts';
import { isRunning, referencesOf, type Container, type Image, type Mount } from './store.ts';

/** Containers made from the image, and those that mount it, or may mount it: all of them need it. */
export function containersUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return containers.filter(
    (container) => isUser(container, image) || mountUnknownToEngine(container, image) !== undefined,
  );
}

/** Without those of which it is not sure: nobody wants a container stopped that has nothing to do with the image. */
export function containersSurelyUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return containers.filter(
    (container) => isUser(container, image) || mountUnknownToEngine(container, image)?.image === image.id,
  );
}

function isUser(container: Container, image: Image): boolean {
  return container.image === image.id || mounts(container, image);
}

/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
export function mounts(container: Container, image: Image): boolean {
  return container.mountedImages.some((name) => {
    const hex = name.replace(/^sha256:/, '');
    return (
      namesMounted(name).some((full) => referencesOf(image).includes(full)) ||
      (/^[a-f0-9]{4,64}$/.test(hex) && image.id.startsWith(`sha256:${hex}`))
    );
  });
}

/** The full names that a mount can mean; the second is Podman's own place for what has no host. */
export function namesMounted(name: string): readonly string[] {
  return [name, `localhost/${name}`].map(parseReference).filter(isReference).map(fullName);
}

/** A mount of the image that its engine no longer knows of, since the name that it was mounted by has moved, or may have. */
export function mountUnknownToEngine(container: Container, image: Image): Mount | undefined {
  if (!isRunning(container) || mounts(container, image)) return undefined;
  return container.mounted?.find((mount) => mount.image === image.id || isPossible(mount, image, container));
}

/** Lists tell no more than the second that a container was made in. */
export const SECOND = 1000;

function isPossible({ doubt, image: known }: Mount, image: Image, { created = 0 }: Container): boolean {
  if (doubt === 'none' || known === image.id) return false;
  // An image that was built after the container cannot be what the container mounted when it was made.
  const isOldEnough = (image.created ?? 0) < created + SECOND;
  return isOldEnough && (doubt === 'any' || referencesOf(image).length === 0);
}
