import { grouped, oncePer } from '../model/collections.ts';
import {
  type Container,
  containersSurelyUsing,
  containersUsing,
  describeContainer,
  describeUse,
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
  /** As it stands now, after the engine refused. */
  readonly image: Image;
  readonly survey: Survey;
  readonly stateAfter: StateAfter;
}

/**
 * Why the engine refuses, found from what it holds and never from its words. In the order in which the engine itself
 * looks; undefined when nothing that is known stands in the way.
 */
export function explainConflict(scene: RefusedRemoval): Conflict | undefined {
  const users = containersUsing(scene.image, scene.stateAfter.containers);
  const running = users.filter(isRunning);
  const byId = scene.target.kind === 'id';
  const { store } = scene.survey.engine;
  const asksForChildren = byId && TRAITS[store].refusesParents;
  const children = asksForChildren ? childrenOf(scene.image, scene.survey, scene.stateAfter) : [];
  if (children.length > 0) return childImages(children);
  if (running.length > 0) return runningContainers(running, scene);
  if (byId && !namesLeft(scene.image, store).isOneReference())
    return severalReferences(scene.image, scene.survey);
  return users.length > 0 ? stoppedContainers(users, scene) : undefined;
}

const byParent = oncePer((images: ReadonlyMap<string, Image>) =>
  grouped(images.values(), ({ parent }) => parent),
);

/** Images built on this one, without those that are gone by now. */
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
  // Where that was tried already, or would do nothing, it is no advice.
  const input = survey.containersInput === 'all' || !isSure ? '' : orSet('`containers: all`', survey);
  return {
    conflict: 'running-container',
    reason: `used by the running container${containers.length === 1 ? '' : 's'} ${listSome(containers, (container) => describeUse(container, image))}`,
    next: withPods(
      `stop and remove ${listNames(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`)${input}`,
      containers,
    ),
  };
}

function severalReferences(image: Image, survey: Survey): Conflict {
  const { digests, forceTakesContainers } = TRAITS[survey.engine.store];
  const those = digests === 'name' ? referencesOf(image) : image.tags.length > 0 ? image.tags : image.digests;
  const names = listSome(those, familiar);
  const force = forceTakesContainers ? '' : orSet('`force: true` to remove them all', survey);
  return {
    conflict: 'several-references',
    reason: `it has ${String(those.length)} names: ${names}`,
    next: `list ${names} too${force}`,
  };
}

function stoppedContainers(containers: readonly Container[], { target, survey }: RefusedRemoval): Conflict {
  const names = namesOutsideOfPods(containers);
  const wasTried = survey.containersInput === 'stopped' || survey.containersInput === 'all';
  const input = wasTried ? '' : orSet('`containers: stopped`', survey);
  const remove = `remove ${listNames(names)} first (\`docker rm ${names.slice(0, 3).join(' ')}\`)${input}`;
  const { keepsFor, forceTakesContainers } = TRAITS[survey.engine.store];
  // Where all containers keep an image, force only takes its name away.
  const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
  return {
    conflict: 'stopped-container',
    reason: `used by the stopped container${containers.length === 1 ? '' : 's'} ${listSome(containers, describeContainer)}`,
    next: withPods(forceDeletes ? remove + orSet('`force: true`', survey) : remove, containers),
  };
}

/** An input counts for the whole step: beside a pattern it would also reach images that nobody named. */
function orSet(input: string, { hasPatterns }: Survey): string {
  return hasPatterns ? '' : `, or set ${input}`;
}

function podsOf(containers: readonly Container[]): readonly string[] {
  return [...new Set(containers.flatMap(({ pod }) => pod ?? []))];
}

function namesOutsideOfPods(containers: readonly Container[]): readonly string[] {
  return containers.filter(({ pod }) => pod === undefined).map(({ name }) => name);
}

/** The container that holds a pod together goes with it, and with it all others of the pod. */
function removalOfPods(containers: readonly Container[]): string {
  const pods = podsOf(containers);
  const noun = pods.length === 1 ? 'the pod' : 'the pods';
  return `remove ${noun} ${listNames(pods)} as a whole first (\`podman pod rm --force ${pods.slice(0, 3).join(' ')}\`)`;
}

function withPods(advice: string, containers: readonly Container[]): string {
  if (podsOf(containers).length === 0) return advice;
  const isAllInPods = namesOutsideOfPods(containers).length === 0;
  return isAllInPods ? removalOfPods(containers) : `${advice}; ${removalOfPods(containers)}`;
}
