import { type Container, isRunning } from '../model/container.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { minorOf } from '../model/text.ts';
import type { Method } from './account.ts';

/** How certain a figure from the engine's account is, and why it is not exact. */
export interface Certainty {
  readonly method: Exclude<Method, 'off'>;
  readonly reason: string;
}

export const EXACT: Certainty = { method: 'exact', reason: '' };

export const BUILD_CACHE_HOLDS: Certainty = {
  method: 'upper-bound',
  reason: 'the build cache can hold a part of it',
};

const CONTAINERS_HOLD: Certainty = { method: 'upper-bound', reason: 'a container can hold a part of it' };

const CONTAINERS_WRITE: Certainty = {
  method: 'estimate',
  reason: 'the engine also counts what containers write, and a container runs, or came or went meanwhile',
};

const CACHE_HOLDS_AND_CONTAINERS_WRITE: Certainty = {
  method: 'upper-bound',
  reason: `${BUILD_CACHE_HOLDS.reason}; ${CONTAINERS_WRITE.reason}`,
};

/** A dry run and the run after it use the same rules, so that the prediction never claims more than the run. */
export function certaintyOfAccount(
  facts: EngineFacts,
  hasBuildCache: boolean,
  before: readonly Container[],
  after: readonly Container[] = before,
): Certainty {
  if (countsOnlyImages(facts)) {
    if (before.length + after.length > 0) return CONTAINERS_HOLD;
  } else if ([...before, ...after].some(isRunning) || !areSame(before, after))
    // What the cache holds never came back, so the figure is too high whatever containers wrote.
    return hasBuildCache ? CACHE_HOLDS_AND_CONTAINERS_WRITE : CONTAINERS_WRITE;
  return hasBuildCache ? BUILD_CACHE_HOLDS : EXACT;
}

/** Whether the account leaves out what only containers or the build cache hold. */
export function countsOnlyImages({ store, newestApi }: EngineFacts): boolean {
  return minorOf(newestApi) >= TRAITS[store].countsOnlyImagesSince;
}

function areSame(before: readonly Container[], after: readonly Container[]): boolean {
  const ids = (containers: readonly Container[]): string =>
    containers
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
  return ids(before) === ids(after);
}

/** From the least certain to the most certain. */
const ORDER: readonly Method[] = ['off', 'estimate', 'upper-bound', 'exact'];

export function worstMethod(methods: readonly Method[]): Method {
  return ORDER.find((method) => methods.includes(method)) ?? 'exact';
}

export function worse(one: Certainty, other: Certainty): Certainty {
  return ORDER.indexOf(other.method) < ORDER.indexOf(one.method) ? other : one;
}
