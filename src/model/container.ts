import { grouped, oncePer } from './collections.ts';
import { type Image, isNameOf, type NamesLeft } from './image.ts';
import { fullName, isReference, parseReference } from './reference.ts';
import type { PresentTarget, RemovalOptions } from './removal.ts';

export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** The manifest of the variant that it runs, where the engine says so. */
  readonly variant?: string;
  /** Names of the networks that it is in. */
  readonly networks: readonly string[];
  /** Images that it mounts, as the engine names them. */
  readonly mountedImages: readonly string[];
  /** What these names stood for, where one was looked up. */
  readonly mounted?: readonly Mount[];
  /** The second that it was made in, in milliseconds since 1970. */
  readonly created?: number;
  readonly state: string;
  /** In the engine's words: `Up 3 minutes`, `Exited (0) 2 hours ago`. */
  readonly status: string;
  /** On Podman, where it was asked for: the pod that it belongs to. */
  readonly pod?: string;
  readonly composeProject?: string;
  readonly composeService?: string;
}

/** An image that a container mounts by a name. Engines only tell the name, and the name can have moved since. */
export interface Mount {
  readonly name: string;
  /** What the name stood for at the first look. */
  readonly image?: string;
  /** Which other images may be the mounted one: none, those without a name, or any that is as old as the container. */
  readonly doubt: 'none' | 'unnamed' | 'any';
}

/** Docker refuses to pull an image away from under these, even by force. Podman also tells of those that are `stopping`. */
export function isRunning(container: Container): boolean {
  return ['running', 'paused', 'restarting', 'removing', 'stopping'].includes(container.state);
}

type HasName = (fullName: string) => boolean;

type Held = Pick<Image, 'id' | 'created'>;

/** Containers made from the image, and those that mount it, or may mount it: all of them need it. */
export function containersUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return usersOf(image, (name) => isNameOf(name, image), containers);
}

/** The same of an image that has other names by now. */
export function usersOf(image: Image, has: HasName, containers: readonly Container[]): readonly Container[] {
  const { madeFrom: made, mounting } = indexed(containers);
  const own = made.get(image.id) ?? [];
  const isNamed = image.tags.some(has) || image.digests.some(has);
  const others = mounting.filter(
    (container) =>
      container.image !== image.id &&
      (isMounted(container, image.id, has) || unknownMount(container, image, has, isNamed) !== undefined),
  );
  if (others.length === 0) return own;
  const users = new Set([...own, ...others]);
  return containers.filter((container) => users.has(container));
}

/** Without those of which it is not sure: nobody wants a container stopped that has nothing to do with the image. */
export function containersSurelyUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return containersUsing(image, containers).filter(
    (container) =>
      container.image === image.id ||
      mounts(container, image) ||
      mountUnknownToEngine(container, image)?.image === image.id,
  );
}

export function madeFrom(id: string, containers: readonly Container[]): readonly Container[] {
  return indexed(containers).madeFrom.get(id) ?? [];
}

/** Engines do not protect a mounted image when it is removed by ID, so whoever plans a removal must. */
export function mounts(container: Container, image: Image): boolean {
  return isMounted(container, image.id, (name) => isNameOf(name, image));
}

/** A mount of the image that its engine no longer knows of, since the name that it was mounted by has moved, or may have. */
export function mountUnknownToEngine(container: Container, image: Image): Mount | undefined {
  const isNamed = image.tags.length + image.digests.length > 0;
  return unknownMount(container, image, (name) => isNameOf(name, image), isNamed);
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
    const start = /^[a-f0-9]{4,64}$/.test(hex) ? `sha256:${hex}` : undefined;
    return { names: namesMounted(text), start };
  }),
);

/** The full names that a mount can mean; the second is Podman's own place for what has no host. */
export function namesMounted(name: string): readonly string[] {
  return [name, `localhost/${name}`].map(parseReference).filter(isReference).map(fullName);
}

function unknownMount(container: Container, image: Held, has: HasName, isNamed: boolean): Mount | undefined {
  if (container.mounted === undefined || !isRunning(container)) return undefined;
  if (isMounted(container, image.id, has)) return undefined;
  return container.mounted.find(
    (mount) => mount.image === image.id || isPossible(mount, image, container, isNamed),
  );
}

/** Lists tell no more than the second that a container was made in. */
export const SECOND = 1000;

function isPossible(
  { doubt, image: known }: Mount,
  image: Held,
  { created = 0 }: Container,
  isNamed: boolean,
): boolean {
  if (doubt === 'none' || known === image.id) return false;
  // An image that was built after the container cannot be what the container mounted when it was made.
  const isOldEnough = (image.created ?? 0) < created + SECOND;
  return isOldEnough && (doubt === 'any' || !isNamed);
}

/** `web (Up 3 minutes, compose project shop, service web)` */
export function describeContainer(container: Container): string {
  const belongsTo = [
    container.pod === undefined ? [] : [`pod ${container.pod}`],
    container.composeProject === undefined ? [] : [`compose project ${container.composeProject}`],
    container.composeService === undefined ? [] : [`service ${container.composeService}`],
  ].flat();
  return `${container.name} (${[container.status === '' ? container.state : container.status, ...belongsTo].join(', ')})`;
}

/** The same, and how it uses an image where that is not plain to see. */
export function describeUse(container: Container, image: Image): string {
  const mount = mountUnknownToEngine(container, image);
  if (mount === undefined) return describeContainer(container);
  const verb = mount.image === image.id ? 'mounts it' : 'may mount it';
  return `${describeContainer(container)}, which ${verb} by the name ${mount.name} that it no longer has`;
}

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
