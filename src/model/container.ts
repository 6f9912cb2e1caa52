import { grouped, oncePer } from './collections.ts';
import { type Image, isNameOf, type NamesLeft } from './image.ts';
import { fullName, isReference, parseReference } from './reference.ts';
import type { PresentTarget, RemovalOptions } from './removal.ts';

export interface Container {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** The manifest of the variant that it runs, if the engine reports it. */
  readonly variant?: string;
  /** Names of its networks. */
  readonly networks: readonly string[];
  /** Names or IDs of the images that it mounts, as the engine reports them. */
  readonly mountedImages: readonly string[];
  /** What those names stood for, if they were looked up. */
  readonly mounted?: readonly Mount[];
  /** When it was created: in milliseconds since 1970, rounded down to a second. */
  readonly created?: number;
  readonly state: string;
  /** In the engine's words: `Up 3 minutes`, `Exited (0) 2 hours ago`. */
  readonly status: string;
  /** The pod that it belongs to, on Podman and only if the list was asked for pods. */
  readonly pod?: string;
  readonly composeProject?: string;
  readonly composeService?: string;
}

/**
 * An image that a container mounts by name. Engines report only the name, which may have moved to another image
 * since.
 */
export interface Mount {
  readonly name: string;
  /** The image that the name stood for when it was looked up. */
  readonly image?: string;
  /**
   * Which other images may be the mounted one: none, untagged ones, or any that is not younger than the
   * container.
   */
  readonly doubt: 'none' | 'untagged' | 'any';
}

/**
 * Docker refuses to remove the image of such a container, even with `force`. Only Podman reports the state
 * `stopping`.
 */
export function isRunning(container: Container): boolean {
  return ['running', 'paused', 'restarting', 'removing', 'stopping'].includes(container.state);
}

type HasName = (fullName: string) => boolean;

/** Containers that were made from the image, and those that mount it or may mount it. */
export function containersUsing(image: Image, containers: readonly Container[]): readonly Container[] {
  return usersOf(image, (name) => isNameOf(name, image), containers);
}

/** The same for an image whose names have changed since it was described. */
export function usersOf(
  image: Image,
  hasName: HasName,
  containers: readonly Container[],
): readonly Container[] {
  const { madeFrom: madeByImage, mounting } = indexed(containers);
  const made = madeByImage.get(image.id) ?? [];
  const isTagged = image.tags.some(hasName) || image.digests.some(hasName);
  const others = mounting.filter(
    (container) =>
      container.image !== image.id &&
      (isMounted(container, image.id, hasName) ||
        unknownMount(container, image, hasName, isTagged) !== undefined),
  );
  if (others.length === 0) return made;
  const users = new Set([...made, ...others]);
  return containers.filter((container) => users.has(container));
}

/** Leaves out containers that only may mount the image, so that no unrelated container is stopped. */
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

/** Engines do not protect a mounted image from a removal by ID, so the plan must. */
export function mounts(container: Container, image: Image): boolean {
  return isMounted(container, image.id, (name) => isNameOf(name, image));
}

/** A mount of the image that the engine does not see, because the mounted name has moved or may have moved. */
export function mountUnknownToEngine(container: Container, image: Image): Mount | undefined {
  const isTagged = image.tags.length + image.digests.length > 0;
  return unknownMount(container, image, (name) => isNameOf(name, image), isTagged);
}

/** Containers that mount any image. */
export function mountingContainers(containers: readonly Container[]): readonly Container[] {
  return indexed(containers).mounting;
}

/** Few containers mount images, so a search through those is cheap. */
const indexed = oncePer((containers: readonly Container[]) => ({
  madeFrom: grouped(containers, ({ image }) => image),
  mounting: containers.filter(({ mountedImages }) => mountedImages.length > 0),
}));

function isMounted(container: Container, id: string, hasName: HasName): boolean {
  return mountMeanings(container).some(
    ({ names, idPrefix }) => names.some(hasName) || (idPrefix !== undefined && id.startsWith(idPrefix)),
  );
}

/** What each mount of a container can mean: a name, or the beginning of an ID. */
const mountMeanings = oncePer(({ mountedImages }: Container) =>
  mountedImages.map((text) => {
    const hex = text.replace(/^sha256:/, '');
    const idPrefix = /^[a-f0-9]{4,64}$/.test(hex) ? `sha256:${hex}` : undefined;
    return { names: namesMounted(text), idPrefix };
  }),
);

/** The full names that a mount can mean; Podman keeps names without a host under `localhost/`. */
export function namesMounted(name: string): readonly string[] {
  return [name, `localhost/${name}`].map(parseReference).filter(isReference).map(fullName);
}

function unknownMount(
  container: Container,
  image: Image,
  hasName: HasName,
  isTagged: boolean,
): Mount | undefined {
  if (container.mounted === undefined || !isRunning(container)) return undefined;
  if (isMounted(container, image.id, hasName)) return undefined;
  return container.mounted.find(
    (mount) => mount.image === image.id || mayBeMounted(image, mount, container, isTagged),
  );
}

/** Lists report the creation of a container in whole seconds. */
export const SECOND = 1000;

function mayBeMounted(
  image: Image,
  { doubt, image: known }: Mount,
  { created = 0 }: Container,
  isTagged: boolean,
): boolean {
  if (doubt === 'none' || known === image.id) return false;
  // A container cannot mount an image that was built after the container was created.
  const isOldEnough = (image.created ?? 0) < created + SECOND;
  return isOldEnough && (doubt === 'any' || !isTagged);
}

/** `web (running, compose project shop, service web)`, `old (Exited (0) 2 hours ago)` */
export function describeContainer(container: Container): string {
  return described(container, stateOf(container));
}

/** How long a container has been running changes while the step looks, and helps nobody. */
function stateOf({ state, status }: Container): string {
  return status === '' || state === 'running' ? state : status;
}

function described({ name, pod, composeProject, composeService }: Container, state: string): string {
  const details = [
    state === '' ? [] : state,
    pod === undefined ? [] : `pod ${pod}`,
    composeProject === undefined ? [] : `compose project ${composeProject}`,
    composeService === undefined ? [] : `service ${composeService}`,
  ].flat();
  return details.length === 0 ? name : `${name} (${details.join(', ')})`;
}

/** The same, and how it uses an image where the engine does not show that. */
export function describeUse(container: Container, image: Image): string {
  return withMount(describeContainer(container), container, image);
}

/** For a sentence that says already that the container is running. */
export function describeRunningUse(container: Container, image: Image): string {
  const state = stateOf(container);
  return withMount(described(container, state === 'running' ? '' : state), container, image);
}

function withMount(description: string, container: Container, image: Image): string {
  const mount = mountUnknownToEngine(container, image);
  if (mount === undefined) return description;
  const verb = mount.image === image.id ? 'mounts it' : 'may mount it';
  return `${description}, which ${verb} by the name ${mount.name} that it no longer has`;
}

interface RemovalState {
  /** The image as it was planned: a container can mount it by a name that it has lost since. */
  readonly planned: Image | undefined;
  readonly names: NamesLeft;
  readonly containers: readonly Container[];
  readonly options: RemovalOptions;
}

/**
 * Whether the engine must not be asked for a removal. By ID an engine deletes an image that a container mounts,
 * even without `force`; by name it refuses. It also does not see a mount whose name has moved to another image.
 */
export function isRefusedHere(
  target: PresentTarget,
  image: Image,
  { planned = image, names, containers, options: { force } }: RemovalState,
): boolean {
  const isById = target.kind === 'id';
  return mountingContainers(containers).some((container) => {
    const isMounting = mounts(container, image) || mounts(container, planned);
    if (isById && isMounting) return isRunning(container) || !force;
    const isLast = isById || names.isOneReference();
    return isLast && mountUnknownToEngine(container, image) !== undefined;
  });
}
