import { means } from '../naive-pattern.ts';
import type { EngineUnderTest } from '../engines/on-engines.ts';

/** What may go and what must stay, worked out from the engine's own JSON, with nothing of the action's own code. */

interface Held {
  readonly Id: string;
  readonly ParentId: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
  readonly Labels: Readonly<Record<string, string>> | null;
}

export interface HeldImage {
  readonly id: string;
  readonly parent: string;
  readonly tags: readonly string[];
  readonly digests: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly users: readonly ('running' | 'stopped')[];
  /** Not among what a plain list shows. */
  readonly isHidden: boolean;
}

export async function stateOf(engine: EngineUnderTest): Promise<readonly HeldImage[]> {
  const get = async <T>(path: string): Promise<readonly T[]> =>
    (await engine.succeed('GET', path)).json<readonly T[]>();
  const containers = await get<{ readonly ImageID: string; readonly State: string }>(
    '/containers/json?all=1',
  );
  const shown = new Set((await get<Held>('/images/json')).map(({ Id }) => Id));
  const images = await Promise.all(
    (await get<Held>('/images/json?all=1')).map(async (held) => {
      // The containerd store's list leaves digests out.
      const { RepoTags, RepoDigests } = (await engine.succeed('GET', `/images/${held.Id}/json`)).json<Held>();
      const references = [...new Set([...(RepoTags ?? []), ...(RepoDigests ?? [])])];
      const names = references.filter((name) => !name.startsWith('<')).toSorted();
      return {
        id: held.Id,
        parent: held.ParentId,
        tags: names.filter((name) => !name.includes('@')),
        digests: names.filter((name) => name.includes('@')),
        labels: held.Labels ?? {},
        users: containers
          .filter(({ ImageID }) => ImageID === held.Id)
          .map(({ State }) => (State === 'running' ? ('running' as const) : ('stopped' as const))),
        isHidden: !shown.has(held.Id),
      };
    }),
  );
  return images.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export function namesOf({ tags, digests }: HeldImage): readonly string[] {
  return [...tags, ...digests];
}

const repository = (name: string): string => name.replace(/@.*|:[^:/]*$/, '');
const isPattern = (item: string): boolean => /[*?[\]{}]/.test(item);
const fitsId = (item: string, id: string): boolean =>
  /^(?:sha256:)?[0-9a-f]{12,64}$/.test(item) &&
  id.replace('sha256:', '').startsWith(item.replace('sha256:', ''));

/** Whether an item names the image itself, and not one of its references. */
export function namesImage(item: string, image: HeldImage): boolean {
  return isPattern(item) ? item === '**' && namesOf(image).length === 0 : fitsId(item, image.id);
}

export function namesReference(item: string, name: string): boolean {
  return isPattern(item) ? means(item, name) : item === name;
}

export interface Choice {
  readonly images: readonly string[];
  readonly filters: readonly string[];
  readonly force: boolean;
  readonly noPrune: boolean;
}

/** The references of an image that the choice reaches, and the ID where it reaches the image whole. */
export function reached(image: HeldImage, choice: Choice): ReadonlySet<string> {
  const found = new Set<string>();
  const isGuarded = image.users.some((state) => state === 'running' || !choice.force);
  for (const item of choice.images) {
    if (isPattern(item) && (isGuarded || (image.isHidden && choice.noPrune))) continue;
    if (namesImage(item, image) && passes(image, undefined, choice.filters)) found.add(image.id);
    for (const name of namesOf(image)) {
      if (namesReference(item, name) && passes(image, name, choice.filters)) found.add(name);
    }
  }
  return found;
}

function passes(image: HeldImage, name: string | undefined, filters: readonly string[]): boolean {
  return filters.every((filter) => {
    if (filter.startsWith('reference=')) {
      const pattern = filter.slice('reference='.length);
      const isMeant = (one: string): boolean => means(pattern, one);
      return name === undefined ? namesOf(image).some(isMeant) : isMeant(name);
    }
    const isDangling = image.tags.length === 0;
    switch (filter) {
      case 'dangling=true':
        return isDangling;
      case 'dangling=false':
        return namesOf(image).length > 0;
      case 'label=team=a':
        return image.labels['team'] === 'a';
      case 'label!=team=a':
        return image.labels['team'] !== 'a';
      case 'unused=true':
        return image.users.length === 0;
      case 'unused=false':
        return image.users.length > 0;
      default:
        throw new Error(`the oracle does not know ${filter}`);
    }
  });
}

/** What several values of `label!` leave of a list, told by the engine's own lists of the images that have the labels. */
export async function withoutLabels(
  listed: readonly string[],
  values: readonly string[],
  listLabelled: (filters: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const unwanted = await Promise.all(values.map((value) => listLabelled([`label=${value}`])));
  const any = new Set(unwanted.flat());
  return listed.filter((name) => !any.has(name));
}

/** References that go along: digests with a tag of their repository, and on the containerd store tags with a digest. */
export function alongWith(gone: ReadonlySet<string>, image: HeldImage): ReadonlySet<string> {
  const repositories = new Set([...gone].map(repository));
  return new Set(namesOf(image).filter((name) => repositories.has(repository(name))));
}

export function ancestors(image: HeldImage, images: readonly HeldImage[]): readonly HeldImage[] {
  const parent = images.find(({ id }) => id === image.parent);
  return parent === undefined ? [] : [parent, ...ancestors(parent, images)];
}
