import { grouped } from './grouped.ts';
import { oncePer } from './once-per.ts';
import { isReference, fullName, parseReference } from './reference.ts';
import { isNameOf, type Container, type Image } from './store.ts';

type HasName = (fullName: string) => boolean;

/** Containers made from the image, and those that mount it: both need it. */
export function containersUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return usersOf(image.id, (name) => isNameOf(name, image), containers);
}

/** The same of an image that has other names by now. */
export function usersOf(id: string, has: HasName, containers: readonly Container[]): readonly Container[] {
  const { madeFrom, mounting } = indexed(containers);
  const made = madeFrom.get(id) ?? [];
  const others = mounting.filter((container) => container.image !== id && isMounted(container, id, has));
  if (others.length === 0) return made;
  const users = new Set([...made, ...others]);
  return containers.filter((container) => users.has(container));
}

export function madeFrom(id: string, containers: readonly Container[]): readonly Container[] {
  return indexed(containers).madeFrom.get(id) ?? [];
}

/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
export function mounts(container: Container, image: Image): boolean {
  return isMounted(container, image.id, (name) => isNameOf(name, image));
}

/** Those that mount an image, whichever it is. */
export function mountingContainers(containers: readonly Container[]): readonly Container[] {
  return indexed(containers).mounting;
}

/** Few containers mount an image, so that these can be looked through. */
const indexed = oncePer((containers: readonly Container[]) => ({
  madeFrom: grouped(containers, ({ image }) => image),
  mounting: containers.filter(({ mountedImages }) => mountedImages.length > 0),
}));

function isMounted(container: Container, id: string, has: HasName): boolean {
  return mountedBy(container).some(
    ({ names, start }) => names.some(has) || (start !== undefined && id.startsWith(start)),
  );
}

/** What each text can mean that a container says it mounts. */
const mountedBy = oncePer(({ mountedImages }: Container) =>
  mountedImages.map((text) => {
    const hex = text.replace(/^sha256:/, '');
    return {
      // Podman's own place for what has no host.
      names: [text, `localhost/${text}`].flatMap(fullNameIn),
      start: /^[a-f0-9]{4,64}$/.test(hex) ? `sha256:${hex}` : undefined,
    };
  }),
);

function fullNameIn(text: string): readonly string[] {
  const parsed = parseReference(text);
  return isReference(parsed) ? [fullName(parsed)] : [];
}
