import type { Baseline } from './baseline.ts';
import { isOfBuilder } from './builder.ts';
import { type Container, isRunning } from './container.ts';

/** Which containers may be removed: `added` takes those of the job, the others clear the way for an image. */
export interface ContainerRule {
  readonly containers: 'keep' | 'stopped' | 'all' | 'added';
  readonly ownContainer: readonly string[];
  readonly baseline: Baseline | undefined;
}

/** The runner puts the container of a job and its service containers into a network with such a name. */
export const RUNNERS_NETWORK = /^github_network_[0-9a-f]{32}$/;

export function mayRemoveContainer(
  container: Container,
  { containers, ownContainer, baseline }: ContainerRule,
): boolean {
  if (containers === 'keep' || (containers === 'stopped' && isRunning(container))) return false;
  if (isOfRunner(container, ownContainer)) return false;
  // A builder of buildx has more parts than its container, and buildx would start it again without its cache.
  if (isOfBuilder(container.name)) return false;
  // Only a baseline shows what a job added.
  if (containers === 'added' && baseline === undefined) return false;
  // Podman removes the infra container of a pod only together with the pod, and the other containers depend on it.
  if (container.pod !== undefined) return false;
  return baseline?.containers.has(container.id) !== true;
}

/** Whether the job runs in it, or it is a service of the job. */
export function isOfRunner(container: Container, ownContainer: readonly string[]): boolean {
  return isOwn(container, ownContainer) || container.networks.some((name) => RUNNERS_NETWORK.test(name));
}

/** Whether running containers may go too, so that they are stopped first. */
export function takesRunning(containers: ContainerRule['containers'] | undefined): boolean {
  return containers === 'all' || containers === 'added';
}

export function isOwn({ id }: Container, ownContainer: readonly string[]): boolean {
  return ownContainer.some((prefix) => id.startsWith(prefix));
}
