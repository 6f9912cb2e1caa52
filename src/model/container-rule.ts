import type { Baseline } from './baseline.ts';
import { type Container, isRunning } from './container.ts';

/** Which containers may be removed for the sake of an image. */
export interface ContainerRule {
  readonly containers: 'keep' | 'stopped' | 'all';
  readonly ownContainer: readonly string[];
  readonly baseline: Baseline | undefined;
}

/** The runner puts the container of a job and those of its services into a network of that name. */
const RUNNERS_NETWORK = /^github_network_[0-9a-f]{32}$/;

export function mayRemoveContainer(
  container: Container,
  { containers, ownContainer, baseline }: ContainerRule,
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
