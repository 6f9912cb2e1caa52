import type { Baseline } from './baseline.ts';
import { type Container, isRunning } from './container.ts';

/** Which containers may be removed so that their image can go. */
export interface ContainerRule {
  readonly containers: 'keep' | 'stopped' | 'all';
  readonly ownContainer: readonly string[];
  readonly baseline: Baseline | undefined;
}

/** The runner puts the container of a job and its service containers into a network with such a name. */
const RUNNERS_NETWORK = /^github_network_[0-9a-f]{32}$/;

export function mayRemoveContainer(
  container: Container,
  { containers, ownContainer, baseline }: ContainerRule,
): boolean {
  if (containers === 'keep' || (containers === 'stopped' && isRunning(container))) return false;
  if (isOwn(container, ownContainer)) return false;
  // Podman removes the infra container of a pod only together with the pod, and the other containers depend on it.
  if (container.pod !== undefined) return false;
  if (container.networks.some((name) => RUNNERS_NETWORK.test(name))) return false;
  return baseline?.containers.has(container.id) !== true;
}

export function isOwn({ id }: Container, ownContainer: readonly string[]): boolean {
  return ownContainer.some((prefix) => id.startsWith(prefix));
}
