// Podman keeps what it builds or loads without a host in its name under `localhost/`, and looks there first when it is
// asked without one. Whoever says `app:1` there means that; `docker.io/library/app:1` still is what it says.

import type { Item, Wish } from './item.ts';
import { parsePattern, patternOf, type Pattern } from './pattern.ts';
import { asHeld, fullName, hasHost, isReference, parseReference, type Reference } from './reference.ts';
import type { Store } from './store.ts';

type NamedItem = Exclude<Item, { kind: 'id' }>;

/** The full names that an item can mean, the first that is there wins. */
export function namesMeant(item: NamedItem, store: Store): readonly string[] {
  const local = store === 'podman' ? localReference(item) : undefined;
  return [...(local === undefined ? [] : [local]), item.reference].map((one) => fullName(asHeld(one)));
}

function localReference({ requested }: NamedItem): Reference | undefined {
  const local = hasHost(requested) ? undefined : parseReference(`localhost/${requested}`);
  return local !== undefined && isReference(local) ? local : undefined;
}

/** Patterns as Podman's names are meant. */
export function withLocalNames(wishes: readonly Wish[]): readonly Wish[] {
  return wishes.map((wish) => (wish.kind === 'pattern' ? withLocalPatterns(wish) : wish));
}

/** What stays stays under both names, whichever is there. */
export function keepingLocalNames(keep: readonly Wish[]): readonly Wish[] {
  return withLocalNames(keep).flatMap((wish): readonly Wish[] => {
    const local = wish.kind === 'pattern' || wish.kind === 'id' ? undefined : localReference(wish);
    return local === undefined
      ? [wish]
      : [wish, { kind: 'reference', requested: wish.requested, reference: local }];
  });
}

export function withLocalPatterns(pattern: Pattern): Pattern {
  const bare = pattern.alternatives.filter((one) => !hasHost(one) && !one.startsWith('**'));
  const local = bare.map((one) => parsePattern(`localhost/${one}`)).filter((one) => 'kind' in one);
  return patternOf(pattern, [...pattern.alternatives, ...local.flatMap(({ alternatives }) => alternatives)]);
}
