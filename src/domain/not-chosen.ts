import { removable } from './choice.ts';
import { filterText, type Filter } from './filter.ts';
import type { Wish } from './item.ts';
import { matchesReference } from './pattern.ts';
import { familiar } from './reference.ts';
import type { Image } from './store.ts';
import { targetKey, type Target } from './target.ts';

/** Something that the engine holds and that nobody asked for: told in a dry run, so that nobody needs to wonder. */
export interface NotChosen {
  /** A short reference, or the ID of an image without one. */
  readonly name: string;
  readonly id: string;
  readonly reason: string;
}

export function notChosen(
  visible: readonly Image[],
  targets: readonly Target[],
  wishes: readonly Wish[],
  filters: readonly Filter[],
): readonly NotChosen[] {
  const chosen = new Set(targets.map(targetKey));
  const isChosen = (kind: 'reference' | 'id', name: string): boolean => chosen.has(`${kind} ${name}`);
  return visible
    .filter(({ id }) => !isChosen('id', id))
    .flatMap((image) => namesOf(image).map((name) => ({ id: image.id, name })))
    .filter(({ name }) => !isChosen('reference', name))
    .map(({ id, name }) => ({ id, name: familiar(name), reason: reasonFor(name, id, wishes, filters) }));
}

function namesOf(image: Image): readonly string[] {
  const names = removable(image);
  return names.length === 0 ? [image.id] : names;
}

function reasonFor(name: string, id: string, wishes: readonly Wish[], filters: readonly Filter[]): string {
  const isMeant = wishes.some(
    (wish) => wish.kind === 'pattern' && (name === id ? wish.takesUnnamed : matchesReference(wish, name)),
  );
  return isMeant ? `it does not pass the filters (${filterText(filters)})` : 'nothing in `images` names it';
}
