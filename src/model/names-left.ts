import { type EngineKind, TRAITS } from './engine-traits.ts';
import type { Image } from './image.ts';
import { repositoryOf } from './reference.ts';

/** The names of an image while they go one after another. A question costs what it is about, however many there are. */
export interface NamesLeft {
  readonly has: (reference: string) => boolean;
  readonly all: () => readonly string[];
  readonly count: () => number;
  readonly tagCount: () => number;
  /** What the engine takes away when it is asked to take this one. */
  readonly goingWith: (reference: string) => readonly string[];
  readonly drop: (names: readonly string[]) => void;
  /** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
  readonly isOneReference: () => boolean;
}

interface Repository {
  readonly tags: Set<string>;
  readonly digests: Set<string>;
}

const NONE: Repository = { tags: new Set(), digests: new Set() };

export function namesLeft(image: Pick<Image, 'tags' | 'digests'>, store: EngineKind): NamesLeft {
  const { digests: habit } = TRAITS[store];
  const tags = new Set(image.tags);
  const digests = new Set(image.digests);
  const repositories = new Map<string, Repository>();
  for (const kind of ['tags', 'digests'] as const) {
    for (const name of image[kind]) {
      const repository = repositoryOf(name);
      const its = repositories.get(repository) ?? { tags: new Set(), digests: new Set() };
      its[kind].add(name);
      repositories.set(repository, its);
    }
  }
  const has = (name: string): boolean => tags.has(name) || digests.has(name);
  const count = (): number => tags.size + digests.size;
  return {
    has,
    all: () => [...tags, ...digests],
    count,
    tagCount: () => tags.size,
    goingWith: (reference) => {
      const its = repositories.get(repositoryOf(reference)) ?? NONE;
      const own = has(reference) ? [reference] : [];
      if (habit === 'tags' && reference.includes('@')) return [...its.tags, ...its.digests];
      if (habit === 'name' || reference.includes('@')) return own;
      const isLast = its.tags.size - own.length === 0;
      if (isLast) return [...own, ...its.digests];
      // What was pulled as `app:1@sha256:…` is a name of its own there, and goes with its tag.
      const pinned =
        habit === 'tags' ? [...its.digests].filter((name) => name.startsWith(`${reference}@`)) : [];
      return [...own, ...pinned];
    },
    drop: (names) => {
      for (const name of names) {
        const repository = repositoryOf(name);
        const its = repositories.get(repository) ?? NONE;
        for (const set of [tags, digests, its.tags, its.digests]) set.delete(name);
        if (its.tags.size + its.digests.size === 0) repositories.delete(repository);
      }
    },
    isOneReference: () => (habit === 'name' ? count() <= 1 : tags.size <= 1 && repositories.size <= 1),
  };
}
