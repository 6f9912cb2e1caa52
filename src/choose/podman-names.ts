// Podman keeps what it builds or loads without a host in its name under `localhost/`, and looks there first when it is
// asked without one. Whoever says `app:1` there means that; `docker.io/library/app:1` still is what it says.

import type { Inputs } from '../inputs/inputs.ts';
import { parsePattern, type Pattern, patternOf } from '../model/pattern.ts';
import {
  asHeld,
  fullName,
  hasHost,
  isReference,
  parseReference,
  type Reference,
} from '../model/reference.ts';
import type { NamedSelector, Selector } from '../model/selector.ts';

/** The inputs as Podman understands names. */
export function withPodmanNames(inputs: Inputs): Inputs {
  const { images, keep } = inputs;
  return { ...inputs, images: withLocalNames(images), keep: keepingLocalNames(keep) };
}

type NamedItem = Exclude<NamedSelector, { kind: 'id' }>;

/** The local name that an item can mean. It goes before the name that Docker would take it for. */
export function localName(item: NamedItem): string | undefined {
  const local = localReference(item);
  return local === undefined ? undefined : fullName(asHeld(local));
}

function localReference({ requested }: NamedItem): Reference | undefined {
  const local = hasHost(requested) ? undefined : parseReference(`localhost/${requested}`);
  return local !== undefined && isReference(local) ? local : undefined;
}

/** Patterns as Podman's names are meant. */
export function withLocalNames(wishes: readonly Selector[]): readonly Selector[] {
  return wishes.map((wish) => (wish.kind === 'pattern' ? withLocalPatterns(wish) : wish));
}

/** What stays stays under both names, whichever is there. */
export function keepingLocalNames(keep: readonly Selector[]): readonly Selector[] {
  return withLocalNames(keep).flatMap((wish): readonly Selector[] => {
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
