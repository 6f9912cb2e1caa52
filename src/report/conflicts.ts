import { grouped, oncePer } from '../model/collections.ts';
import { takesRunning } from '../model/container-rule.ts';
import {
  type Container,
  containersSurelyUsing,
  containersUsing,
  describeContainer,
  describeRunningUse,
  isRunning,
} from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, namesLeft, referencesOf } from '../model/image.ts';
import type { ConflictKind } from '../model/outcome.ts';
import { familiar } from '../model/reference.ts';
import type { PresentTarget, StateAfter, Survey } from '../model/removal.ts';
import { listNames, listSome, plural } from '../model/text.ts';

export interface Conflict {
  readonly conflict: ConflictKind;
  readonly reason: string;
  readonly next: string;
}

interface RefusedRemoval {
  readonly target: PresentTarget;
  /** Its state after the engine refused. */
  readonly image: Image;
  readonly survey: Survey;
  readonly stateAfter: StateAfter;
}

/**
 * Finds from the state of the engine, never from its words, why it refuses a removal. The order is the engine's own.
 * Undefined when nothing that is known explains it.
 */
export function explainConflict(removal: RefusedRemoval): Conflict | undefined {
  const users = containersUsing(removal.image, removal.stateAfter.containers);
  const running = users.filter(isRunning);
  const byId = removal.target.kind === 'id';
  const { store } = removal.survey.engine;
  const childrenBlock = byId && TRAITS[store].refusesParents;
  const children = childrenBlock ? childrenOf(removal.image, removal.survey, removal.stateAfter) : [];
  if (children.length > 0) return childImages(children);
  if (running.length > 0) return runningContainers(running, removal);
  if (byId && !namesLeft(removal.image, store).isOneReference())
    return severalReferences(removal.image, removal.survey);
  return users.length > 0 ? stoppedContainers(users, removal) : undefined;
}

const byParent = oncePer((images: ReadonlyMap<string, Image>) =>
  grouped(images.values(), ({ parent }) => parent),
);

/** The images built on this one that still exist. */
export function childrenOf(image: Image, { images }: Survey, stateAfter: StateAfter): readonly Image[] {
  const children = byParent(images).get(image.id) ?? [];
  return children.filter(({ id }) => stateAfter.images.get(id) !== 'absent');
}

function childImages(children: readonly Image[]): Conflict {
  const names = listSome(children, ({ id, tags, digests }) => familiar(tags[0] ?? digests[0] ?? id));
  return {
    conflict: 'child-images',
    reason: `${plural(children.length, 'image')} built on it: ${names}`,
    next: `list ${names} too`,
  };
}

function runningContainers(containers: readonly Container[], { survey, image }: RefusedRemoval): Conflict {
  const names = namesOutsideOfPods(containers);
  const isSure = containersSurelyUsing(image, containers).length === containers.length;
  // Do not advise an input that is already set, or that would not help.
  const input = takesRunning(survey.containersInput) || !isSure ? '' : orSet('`containers: all`', survey);
  return {
    conflict: 'running-container',
    reason: `used by the running container${containers.length === 1 ? '' : 's'} ${listSome(containers, (container) => describeRunningUse(container, image))}`,
    next: withPods(
      `stop and remove ${listNames(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`)${input}`,
      containers,
    ),
  };
}

function severalReferences(image: Image, survey: Survey): Conflict {
  const { digests, forceTakesContainers } = TRAITS[survey.engine.store];
  const references =
    digests === 'name' ? referencesOf(image) : image.tags.length > 0 ? image.tags : image.digests;
  const names = listSome(references, familiar);
  const force = forceTakesContainers ? '' : orSet('`force: true` to remove them all', survey);
  return {
    conflict: 'several-references',
    reason: `it has ${String(references.length)} names: ${names}`,
    next: `list ${names} too${force}`,
  };
}

function stoppedContainers(containers: readonly Container[], { target, survey }: RefusedRemoval): Conflict {
  const names = namesOutsideOfPods(containers);
  const wasTried = survey.containersInput === 'stopped' || takesRunning(survey.containersInput);
  const input = wasTried ? '' : orSet('`containers: stopped`', survey);
  const remove = `remove ${listNames(names)} first (\`docker rm ${names.slice(0, 3).join(' ')}\`)${input}`;
  const { keepsFor, forceTakesContainers } = TRAITS[survey.engine.store];
  // Where stopped containers keep an image too, force only removes its name.
  const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
  return {
    conflict: 'stopped-container',
    reason: `used by the stopped container${containers.length === 1 ? '' : 's'} ${listSome(containers, describeContainer)}`,
    next: withPods(forceDeletes ? remove + orSet('`force: true`', survey) : remove, containers),
  };
}

/** An input applies to the whole step, so beside a pattern it would also affect images that nobody named. */
function orSet(input: string, { hasPatterns }: Survey): string {
  return hasPatterns ? '' : `, or set ${input}`;
}

function podsOf(containers: readonly Container[]): readonly string[] {
  return [...new Set(containers.flatMap(({ pod }) => pod ?? []))];
}

function namesOutsideOfPods(containers: readonly Container[]): readonly string[] {
  return containers.filter(({ pod }) => pod === undefined).map(({ name }) => name);
}

/** Podman removes the infra container of a pod only together with the pod and all its containers. */
function removalOfPods(containers: readonly Container[]): string {
  const pods = podsOf(containers);
  const noun = pods.length === 1 ? 'the pod' : 'the pods';
  return `remove ${noun} ${listNames(pods)} as a whole first (\`podman pod rm --force ${pods.slice(0, 3).join(' ')}\`)`;
}

function withPods(advice: string, containers: readonly Container[]): string {
  if (podsOf(containers).length === 0) return advice;
  const areAllInPods = namesOutsideOfPods(containers).length === 0;
  return areAllInPods ? removalOfPods(containers) : `${advice}; ${removalOfPods(containers)}`;
}
