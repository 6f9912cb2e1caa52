import { isReference, fullName, parseReference } from './reference.ts';
import { referencesOf, type Container, type Image } from './store.ts';

/** Containers made from the image, and those that mount it: both need it. */
export function containersUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return containers.filter((container) => container.image === image.id || mounts(container, image));
}

/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
export function mounts(container: Container, image: Image): boolean {
  return container.mountedImages.some((name) => {
    const hex = name.replace(/^sha256:/, '');
    return (
      // Podman's own place for what has no host.
      [name, `localhost/${name}`].some((text) => isNameOf(text, image)) ||
      (/^[a-f0-9]{4,64}$/.test(hex) && image.id.startsWith(`sha256:${hex}`))
    );
  });
}

function isNameOf(text: string, image: Image): boolean {
  const parsed = parseReference(text);
  return isReference(parsed) && referencesOf(image).includes(fullName(parsed));
}
