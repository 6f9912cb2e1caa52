import { type ContainerRule, mayRemoveContainer } from '../model/container-rule.ts';
import { type Container, containersSurelyUsing } from '../model/container.ts';
import { deletedBy, type RemovalOptions, type Survey } from '../model/removal.ts';
import type { Plan } from './order.ts';
import { predict } from './predict.ts';

/**
 * By image: the containers to remove before it. Only a chosen image that is deleted afterwards has any: a
 * container that must stay keeps its image, so the other containers of that image stay too.
 */
export function containersToRemoveFirst(
  removals: Plan,
  survey: Survey,
  options: RemovalOptions,
  rule: ContainerRule,
): ReadonlyMap<string, readonly Container[]> {
  if (rule.containers === 'keep') return new Map();
  const candidates = removableContainers(removals, survey, rule);
  const going = new Set([...candidates.values(), containersToRemoveAnyway(survey, rule)].flat());
  const staying = survey.containers.filter((container) => !going.has(container));
  const { attempts } = predict(removals, { ...survey, containers: staying }, options);
  const deleted = new Set(attempts.flatMap(deletedBy));
  return new Map([...candidates].filter(([image]) => deleted.has(image)));
}

/** The containers that go whatever image they use. */
export function containersToRemoveAnyway(
  { containers }: Pick<Survey, 'containers'>,
  rule: ContainerRule,
): readonly Container[] {
  return rule.containers === 'added'
    ? containers.filter((container) => mayRemoveContainer(container, rule))
    : [];
}

/** By chosen image: the containers that use it and may be removed. */
function removableContainers(
  removals: Plan,
  survey: Survey,
  rule: ContainerRule,
): ReadonlyMap<string, readonly Container[]> {
  const removable = survey.containers.filter((container) => mayRemoveContainer(container, rule));
  if (removable.length === 0) return new Map();
  const chosen = removals.flat().flatMap(({ image }) => survey.images.get(image) ?? []);
  return new Map(chosen.map((image) => [image.id, containersSurelyUsing(image, removable)]));
}
