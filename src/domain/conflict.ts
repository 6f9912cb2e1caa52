import { containersSurelyUsing, containersUsing, mountUnknownToEngine } from './containers.ts';
import { isOnlyReference } from './effect.ts';
import { grouped } from './grouped.ts';
import { HABITS } from './habits.ts';
import { oncePer } from './once-per.ts';
import { familiar } from './reference.ts';
import { isRunning, referencesOf, type Container, type Image } from './store.ts';
import type { Aftermath, Survey } from './survey.ts';
import type { PresentTarget } from './target.ts';
import type { ConflictKind } from './verdict.ts';

export interface Conflict {
  readonly conflict: ConflictKind;
  readonly reason: string;
  readonly next: string;
}

interface Scene {
  readonly target: PresentTarget;
  /** As it stands now, after the engine refused. */
  readonly image: Image;
  readonly survey: Survey;
  readonly aftermath: Aftermath;
}

/**
 * Why the engine refuses, found from what it holds and never from its words. In the order in which the engine itself
 * looks; undefined when nothing that is known stands in the way.
 */
export function explainConflict(scene: Scene): Conflict | undefined {
  const users = containersUsing(scene.image, scene.aftermath.containers);
  const running = users.filter(isRunning);
  const byId = scene.target.kind === 'id';
  const { store } = scene.survey.engine;
  const asksForChildren = byId && HABITS[store].refusesParents;
  const children = asksForChildren ? childrenOf(scene.image, scene.survey, scene.aftermath) : [];
  if (children.length > 0) return childImages(children);
  if (running.length > 0) return runningContainers(running, scene);
  if (byId && !isOnlyReference(scene.image, store)) return severalReferences(scene.image, scene.survey);
  return users.length > 0 ? stoppedContainers(users, scene) : undefined;
}

const byParent = oncePer((images: ReadonlyMap<string, Image>) =>
  grouped(images.values(), ({ parent }) => parent),
);

/** Images built on this one, without those that are gone by now. */
export function childrenOf(image: Image, { images }: Survey, aftermath: Aftermath): readonly Image[] {
  const children = byParent(images).get(image.id) ?? [];
  return children.filter(({ id }) => aftermath.images.get(id) !== 'absent');
}

function childImages(children: readonly Image[]): Conflict {
  const names = someOf(children, ({ id, tags, digests }) => familiar(tags[0] ?? digests[0] ?? id));
  return {
    conflict: 'child-images',
    reason: `${counted(children.length, 'image')} built on it: ${names}`,
    next: `list ${names} too`,
  };
}

function runningContainers(containers: readonly Container[], { survey, image }: Scene): Conflict {
  const names = namesOutsideOfPods(containers);
  const isSure = containersSurelyUsing(image, containers).length === containers.length;
  // Where that was tried already, or would do nothing, it is no advice.
  const input = survey.evicted === 'all' || !isSure ? '' : orSet('`containers: all`', survey);
  return {
    conflict: 'running-container',
    reason: `used by the running container${containers.length === 1 ? '' : 's'} ${someOf(containers, (container) => describeUse(container, image))}`,
    next: withPods(
      `stop and remove ${some(names)} first (\`docker rm -f ${names.slice(0, 3).join(' ')}\`)${input}`,
      containers,
    ),
  };
}

function severalReferences(image: Image, survey: Survey): Conflict {
  const { digests, forceTakesContainers } = HABITS[survey.engine.store];
  const those = digests === 'name' ? referencesOf(image) : image.tags.length > 0 ? image.tags : image.digests;
  const names = someOf(those, familiar);
  const force = forceTakesContainers ? '' : orSet('`force: true` to remove them all', survey);
  return {
    conflict: 'several-references',
    reason: `it has ${String(those.length)} names: ${names}`,
    next: `list ${names} too${force}`,
  };
}

function stoppedContainers(containers: readonly Container[], { target, survey }: Scene): Conflict {
  const names = namesOutsideOfPods(containers);
  const wasTried = survey.evicted === 'stopped' || survey.evicted === 'all';
  const input = wasTried ? '' : orSet('`containers: stopped`', survey);
  const remove = `remove ${some(names)} first (\`docker rm ${names.slice(0, 3).join(' ')}\`)${input}`;
  const { keepsFor, forceTakesContainers } = HABITS[survey.engine.store];
  // Where all containers keep an image, force only takes its name away.
  const forceDeletes = !forceTakesContainers && (target.kind === 'id' || keepsFor === 'running');
  return {
    conflict: 'stopped-container',
    reason: `used by the stopped container${containers.length === 1 ? '' : 's'} ${someOf(containers, describe)}`,
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
  return `remove ${noun} ${some(pods)} as a whole first (\`podman pod rm --force ${pods.slice(0, 3).join(' ')}\`)`;
}

function withPods(advice: string, containers: readonly Container[]): string {
  if (podsOf(containers).length === 0) return advice;
  const isAllInPods = namesOutsideOfPods(containers).length === 0;
  return isAllInPods ? removalOfPods(containers) : `${advice}; ${removalOfPods(containers)}`;
}

/** `web (Up 3 minutes, compose project shop, service web)` */
export function describe(container: Container): string {
  const belongsTo = [
    container.pod === undefined ? [] : [`pod ${container.pod}`],
    container.composeProject === undefined ? [] : [`compose project ${container.composeProject}`],
    container.composeService === undefined ? [] : [`service ${container.composeService}`],
  ].flat();
  return `${container.name} (${[container.status === '' ? container.state : container.status, ...belongsTo].join(', ')})`;
}

/** The same, and how it uses an image where that is not plain to see. */
export function describeUse(container: Container, image: Image): string {
  const mount = mountUnknownToEngine(container, image);
  if (mount === undefined) return describe(container);
  const verb = mount.image === image.id ? 'mounts it' : 'may mount it';
  return `${describe(container)}, which ${verb} by the name ${mount.name} that it no longer has`;
}

const MOST_NAMED = 5;

export function some(names: readonly string[]): string {
  return someOf(names, (name) => name);
}

/** Finds words for no more than it tells. */
export function someOf<Thing>(things: readonly Thing[], inWords: (thing: Thing) => string): string {
  const rest = things.length - MOST_NAMED;
  const named = things.slice(0, MOST_NAMED).map(inWords);
  return named.join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}

export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}
