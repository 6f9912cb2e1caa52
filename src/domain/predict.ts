// What the engine would answer and hold afterwards: the rules of moby's image deletion as data in, data out.
// A dry run uses it in the place of the engine. Every rule is pinned to real engines in test/engines/cases.

import type { Answer, Attempt } from './attempt.ts';
import { mountingContainers, mounts, usersOf } from './containers.ts';
import { HABITS, type Habits } from './habits.ts';
import { namesLeft, type NamesLeft } from './names-left.ts';
import type { Plan } from './plan.ts';
import { isRunning, type Container, type Image, type Store } from './store.ts';
import type { Aftermath, Survey } from './survey.ts';
import type { PresentTarget } from './target.ts';

export interface RemovalOptions {
  readonly force: boolean;
  readonly noPrune: boolean;
}

interface World {
  readonly survey: Survey;
  readonly habits: Habits;
  readonly options: RemovalOptions;
  readonly images: Map<string, Image>;
  /** What is left of their names, of those that were looked at. */
  readonly names: Map<string, NamesLeft>;
  /** How many images are built on an image. */
  readonly children: Map<string, number>;
  /** How many images and containers hold a layer. */
  readonly holders: Map<string, number>;
  /** Whether pruning would reach a parent that must stay, so that it is not left to the engine. */
  readonly isPrunedHere: boolean;
}

type Removed = Extract<Answer, { kind: 'removed' }>;
const GONE: Answer = { kind: 'gone', message: 'No such image' };
const CONFLICT: Answer = { kind: 'conflict', message: 'something needed it when this began' };

export function predict(
  plan: Plan,
  survey: Survey,
  options: RemovalOptions,
): { readonly attempts: readonly Attempt[]; readonly aftermath: Aftermath } {
  const world = worldOf(survey, options);
  const attempts = plan
    .flat()
    .flatMap(({ steps }) => steps)
    .map((target): Attempt => {
      const isPrunedHere = survey.holdsParents.has(target.image);
      return { target, answer: answerTo(target, { ...world, isPrunedHere }) };
    });
  const images = new Map(
    [...survey.images.keys()].map((id) => {
      const image = world.images.get(id);
      return [id, image === undefined ? ('absent' as const) : asLeft(image, world)];
    }),
  );
  return { attempts, aftermath: { images, containers: survey.containers } };
}

/** Pruning must not reach a parent that is to be kept: see prune.ts. */
export function optionsFor(
  { image }: PresentTarget,
  { holdsParents }: Survey,
  options: RemovalOptions,
): RemovalOptions {
  return holdsParents.has(image) ? { ...options, noPrune: true } : options;
}

function worldOf(survey: Survey, options: RemovalOptions): World {
  const children = new Map<string, number>();
  const holders = new Map<string, number>();
  for (const { parent, layers = [] } of survey.images.values()) {
    if (parent !== undefined) add(children, parent, 1);
    for (const layer of layers) add(holders, layer, 1);
  }
  // A container keeps the layers that it was made from, whatever becomes of its image.
  for (const { image } of survey.containers) {
    for (const layer of survey.images.get(image)?.layers ?? []) add(holders, layer, 1);
  }
  const habits = HABITS[survey.engine.store];
  const images = new Map(survey.images);
  const names = new Map<string, NamesLeft>();
  return { survey, habits, options, images, names, children, holders, isPrunedHere: false };
}

function add(counts: Map<string, number>, key: string, number: number): void {
  counts.set(key, (counts.get(key) ?? 0) + number);
}

/**
 * What must not even be asked for: an engine deletes an image by ID under a container that mounts it, even without
 * force, while by name it refuses.
 */
export function refusedBeforehand(
  target: PresentTarget,
  survey: Survey,
  { force }: RemovalOptions,
): Answer | undefined {
  const image = survey.images.get(target.image);
  if (target.kind === 'reference' || image === undefined) return undefined;
  return mountingContainers(survey.containers).some(
    (container) => mounts(container, image) && (isRunning(container) || !force),
  )
    ? CONFLICT
    : undefined;
}

function answerTo(target: PresentTarget, world: World): Answer {
  const image = world.images.get(target.image);
  if (image === undefined) return GONE;
  const refused = refusedBeforehand(target, world.survey, world.options);
  if (refused !== undefined) return refused;
  return target.kind === 'id' ? byId(image, world) : byReference(image, target.reference, world);
}

function byReference(image: Image, reference: string, world: World): Answer {
  const names = namesOf(image, world);
  if (!names.has(reference)) return GONE;
  const { habits, options } = world;
  const users = usersIn(image, world);
  const isForceOfUse = options.force && !habits.forceTakesContainers;
  if (!isForceOfUse && names.isOneReference() && users.length > 0) return CONFLICT;

  const lost = names.goingWith(reference);
  const untagged = told(lost, image, world);
  names.drop(lost);
  const keepsParents =
    habits.keepsParents === 'always' || (habits.keepsParents === 'unless-forced' && !options.force);
  const isNeeded = hasChildren(image, world) && keepsParents;
  if (names.count() > 0 || isNeeded) return { kind: 'removed', untagged, deleted: [] };
  const held = habits.keepsFor === 'all' ? users.length > 0 : users.some(isRunning);
  return held ? { kind: 'removed', untagged, deleted: [] } : join(untagged, destroy(image, world));
}

function byId(image: Image, world: World): Answer {
  const users = usersIn(image, world);
  const names = namesOf(image, world);
  const { force } = world.options;
  const { refusesParents, forceTakesContainers } = world.habits;
  if ((refusesParents && hasChildren(image, world)) || users.some(isRunning)) return CONFLICT;
  if (users.length > 0 && (!force || forceTakesContainers)) return CONFLICT;
  if (!force && !names.isOneReference()) return CONFLICT;
  return join(told(names.all(), image, world), destroy(image, world));
}

/** Deletes the image, and with it the untagged parents that nobody needs any more. */
function destroy(first: Image, world: World): Removed {
  const deleted: string[] = [];
  for (let image: Image | undefined = first; image !== undefined; image = prunedWith(image, world)) {
    world.images.delete(image.id);
    for (const layer of image.layers ?? []) add(world.holders, layer, -1);
    if (image.parent !== undefined) add(world.children, image.parent, -1);
    deleted.push(image.id);
    for (const layer of (image.layers ?? []).toReversed()) {
      if (world.holders.get(layer) === 0) deleted.push(layer);
    }
  }
  return { kind: 'removed', untagged: [], deleted };
}

function prunedWith({ parent: id }: Image, world: World): Image | undefined {
  const parent = id === undefined ? undefined : world.images.get(id);
  return parent !== undefined && isPruned(parent, world) ? parent : undefined;
}

function isPruned(parent: Image, world: World): boolean {
  const { survey, habits, options, isPrunedHere } = world;
  const asksForChildren = isPrunedHere || !habits.prunesSharedParents;
  if (options.noPrune || survey.staying.has(parent.id)) return false;
  if (asksForChildren && hasChildren(parent, world)) return false;
  return namesOf(parent, world).count() === 0 && usersIn(parent, world).length === 0;
}

/** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
export function isOnlyReference(image: Image, store: Store): boolean {
  return namesLeft(image, store).isOneReference();
}

function namesOf(image: Image, { names, survey }: World): NamesLeft {
  const its = names.get(image.id) ?? namesLeft(image, survey.engine.store);
  names.set(image.id, its);
  return its;
}

function asLeft(image: Image, { names }: World): Image {
  const its = names.get(image.id);
  if (its === undefined) return image;
  return { ...image, tags: image.tags.filter(its.has), digests: image.digests.filter(its.has) };
}

/** The containerd store derives most digests from the tags, and does not tell that these go. */
function told(lost: readonly string[], image: Image, world: World): readonly string[] {
  const areDerived = world.habits.digests === 'tags' && namesOf(image, world).tagCount() > 0;
  if (!areDerived) return lost;
  const own = new Set(image.ownDigests);
  return lost.filter((name) => !name.includes('@') || own.has(name));
}

function usersIn(image: Image, world: World): readonly Container[] {
  return usersOf(image.id, (name) => namesOf(image, world).has(name), world.survey.containers);
}

function hasChildren(image: Image, world: World): boolean {
  return (world.children.get(image.id) ?? 0) > 0;
}

function join(untagged: readonly string[], removed: Removed): Removed {
  return { ...removed, untagged };
}
