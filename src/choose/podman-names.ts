// Podman keeps images that are built or loaded without a host under `localhost/`, and a name without a host
// means that place first. So `app:1` stands for `localhost/app:1` there; `docker.io/library/app:1` is not
// affected.

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

/** The inputs with names and patterns as Podman reads them. */
export function withPodmanNames(inputs: Inputs): Inputs {
  const { images, keep } = inputs;
  return { ...inputs, images: withLocalNames(images), keep: keepingLocalNames(keep) };
}

type SelectorByName = Exclude<NamedSelector, { kind: 'id' }>;

/** The local name that a selector can stand for. It wins over the name that Docker would read. */
export function localName(selector: SelectorByName): string | undefined {
  const local = localReference(selector);
  return local === undefined ? undefined : fullName(asHeld(local));
}

function localReference({ requested }: SelectorByName): Reference | undefined {
  const local = hasHost(requested) ? undefined : parseReference(`localhost/${requested}`);
  return local !== undefined && isReference(local) ? local : undefined;
}

/** Names need no change here: `resolve` looks for the local name itself. */
export function withLocalNames(selectors: readonly Selector[]): readonly Selector[] {
  return selectors.map((selector) => (selector.kind === 'pattern' ? withLocalPatterns(selector) : selector));
}

/** `keep` protects both names that a selector can stand for. */
export function keepingLocalNames(keep: readonly Selector[]): readonly Selector[] {
  return withLocalNames(keep).flatMap((selector): readonly Selector[] => {
    const local =
      selector.kind === 'pattern' || selector.kind === 'id' ? undefined : localReference(selector);
    return local === undefined
      ? [selector]
      : [selector, { kind: 'reference', requested: selector.requested, reference: local }];
  });
}

/** Adds to a pattern what its alternatives mean under `localhost/`. */
export function withLocalPatterns(pattern: Pattern): Pattern {
  const bare = pattern.alternatives.filter((one) => !hasHost(one) && !one.startsWith('**'));
  const local = bare.map((one) => parsePattern(`localhost/${one}`)).filter((one) => 'kind' in one);
  return patternOf(pattern, [...pattern.alternatives, ...local.flatMap(({ alternatives }) => alternatives)]);
}
