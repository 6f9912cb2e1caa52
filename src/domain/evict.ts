import type { Baseline } from './baseline.ts';
import { deletedBy } from './account.ts';
import { containersSurelyUsing } from './containers.ts';
import type { RemovalOptions } from './effect.ts';
import type { Plan } from './plan.ts';
import { predict } from './predict.ts';
import { isRunning, type Container } from './store.ts';
import type { Survey } from './survey.ts';

/** Which containers may be removed for the sake of an image. */
export interface EvictionRule {
  readonly containers: 'keep' | 'stopped' | 'all';
  readonly ownContainer: readonly string[];
  readonly baseline: Baseline | undefined;
}

/** The runner puts the container of a job and those of its services into a network of that name. */
const RUNNERS_NETWORK = /^github_network_[0-9a-f]{32}$/;

export function mayEvict(
  container: Container,
  { containers, ownContainer, baseline }: EvictionRule,
): boolean {
  if (containers === 'keep' || (containers === 'stopped' && isRunning(container))) return false;
  if (isOwn(container, ownContainer)) return false;
  // Podman removes the container that holds a pod together with the whole pod only, and the others depend on it.
  if (container.pod !== undefined) return false;
  if (container.networks.some((name) => RUNNERS_NETWORK.test(name))) return false;
  return baseline?.containers.has(container.id) !== true;
}

export function isOwn({ id }: Container, ownContainer: readonly string[]): boolean {
  return ownContainer.some((start) => id.startsWith(start));
}

/**
 * The containers that must go before each image can: only of images that were chosen, and then are deleted. A container
 * that may not go keeps its image, and with it all the others of that image.
 */
export function evictions(
  removals: Plan,
  survey: Survey,
  options: RemovalOptions,
  rule: EvictionRule,
): ReadonlyMap<string, readonly Container[]> {
  if (rule.containers === 'keep') return new Map();
  const candidates = evictable(removals, survey, rule);
  const going = new Set([...candidates.values()].flat());
  const staying = survey.containers.filter((container) => !going.has(container));
  const { attempts } = predict(removals, { ...survey, containers: staying }, options);
  const deleted = new Set(attempts.flatMap(deletedBy));
  return new Map([...candidates].filter(([image]) => deleted.has(image)));
}

/** For each chosen image, the containers of it that may go. */
function evictable(
  removals: Plan,
  survey: Survey,
  rule: EvictionRule,
): ReadonlyMap<string, readonly Container[]> {
  const possible = survey.containers.filter((container) => mayEvict(container, rule));
  if (possible.length === 0) return new Map();
  const chosen = removals.flat().flatMap(({ image }) => survey.images.get(image) ?? []);
  return new Map(chosen.map((image) => [image.id, containersSurelyUsing(image, possible)]));
}
