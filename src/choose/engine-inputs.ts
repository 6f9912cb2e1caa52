// Podman keeps what it builds or loads without a host in its name under `localhost/`, and looks there first when it is
// asked without one. Whoever says `app:1` there means that; `docker.io/library/app:1` still is what it says.

import type { Inputs } from '../inputs/inputs.ts';
import { type EngineFacts, minorOf, traitsOf } from '../model/engine-traits.ts';
import { InputError, type Problem } from '../model/input-error.ts';
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

/** Throws for what this engine would do otherwise than it is meant. */
export function refuseInputs(inputs: Inputs, facts: EngineFacts): void {
  const { platforms, force, containers, noPrune } = inputs;
  if (platforms.length > 0) refusePlatforms(facts, platforms.map(({ requested }) => requested).join(', '));
  const { forceTakesContainers, knowsNoPrune } = traitsOf(facts);
  const problems: Problem[] = [];
  if (force && forceTakesContainers && containers !== 'all') {
    const allowed = `lets ${facts.name} remove the containers of an image too, running ones among them; write \`containers: all\` beside it if that is meant, or leave it out; nothing was removed`;
    problems.push({ input: 'force', value: 'true', allowed });
  }
  if (noPrune && !knowsNoPrune) {
    const allowed = `is not known to ${facts.name}, which takes untagged parents along all the same; leave it out, and name in \`keep\` what must stay; nothing was removed`;
    problems.push({ input: 'no-prune', value: 'true', allowed });
  }
  if (problems.length > 0) throw new InputError(problems);
}

/** The inputs as this engine understands names. */
export function withPodmanNames(inputs: Inputs, facts: EngineFacts): Inputs {
  if (!traitsOf(facts).hasLocalNames) return inputs;
  const { images, keep } = inputs;
  return { ...inputs, images: withLocalNames(images), keep: keepingLocalNames(keep) };
}

type NamedItem = Exclude<NamedSelector, { kind: 'id' }>;

/** The full names that an item can mean, the first that is there wins. */
export function namesMeant(item: NamedItem, facts: Pick<EngineFacts, 'store'>): readonly string[] {
  const local = traitsOf(facts).hasLocalNames ? localReference(item) : undefined;
  return [...(local === undefined ? [] : [local]), item.reference].map((one) => fullName(asHeld(one)));
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

const FIRST_API_WITH_PLATFORMS = 50;

/** Engines that do not know the parameter ignore it, and delete the whole image. */
export function refusePlatforms(facts: EngineFacts, text: string): void {
  const { store, apiVersion, name, version } = facts;
  if (traitsOf(facts).removesVariants && minorOf(apiVersion) >= FIRST_API_WITH_PLATFORMS) return;
  const here = `${name} ${version} with API ${apiVersion} and the ${store} store`;
  const allowed = `needs an engine with API 1.50 and the containerd image store, and this is ${here}; nothing was removed`;
  throw new InputError([{ input: 'platforms', value: text, allowed }]);
}
