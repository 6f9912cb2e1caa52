import { type ContainerRule, mayRemoveContainer } from '../model/container-rule.ts';
import { type Container, containersSurelyUsing } from '../model/container.ts';
import { deletedBy, type RemovalOptions, type Survey } from '../model/removal.ts';
import type { Plan } from './order.ts';
import { predict } from './predict.ts';

/**
 * The containers that must go before each image can: only of images that were chosen, and then are deleted. A container
 * that may not go keeps its image, and with it all the others of that image.
 */
export function containersToRemoveFirst(
  removals: Plan,
  survey: Survey,
  options: RemovalOptions,
  rule: ContainerRule,
): ReadonlyMap<string, readonly Container[]> {
  if (rule.containers === 'keep') return new Map();
  const candidates = removableContainersOf(removals, survey, rule);
  const going = new Set([...candidates.values()].flat());
  const staying = survey.containers.filter((container) => !going.has(container));
  const { attempts } = predict(removals, { ...survey, containers: staying }, options);
  const deleted = new Set(attempts.flatMap(deletedBy));
  return new Map([...candidates].filter(([image]) => deleted.has(image)));
}

/** For each chosen image, the containers of it that may go. */
function removableContainersOf(
  removals: Plan,
  survey: Survey,
  rule: ContainerRule,
): ReadonlyMap<string, readonly Container[]> {
  const possible = survey.containers.filter((container) => mayRemoveContainer(container, rule));
  if (possible.length === 0) return new Map();
  const chosen = removals.flat().flatMap(({ image }) => survey.images.get(image) ?? []);
  return new Map(chosen.map((image) => [image.id, containersSurelyUsing(image, possible)]));
}
