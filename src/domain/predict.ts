// What the engine would answer and hold afterwards: the rules of moby's image deletion as data in, data out.
// A dry run uses it in the place of the engine. Every rule is pinned to real engines in test/engines/cases.

import type { Answer, Attempt } from './attempt.ts';
import { containersUsing, mounts } from './containers.ts';
import { HABITS, type Habits } from './habits.ts';
import type { Plan } from './plan.ts';
import { isRunning, referencesOf, repositoryOf, type Container, type Image, type Store } from './store.ts';
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
    [...survey.images.keys()].map((id) => [id, world.images.get(id) ?? ('absent' as const)]),
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
  return { survey, habits, options, images, children, holders, isPrunedHere: false };
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
  return survey.containers.some((container) => mounts(container, image) && (isRunning(container) || !force))
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
  if (!referencesOf(image).includes(reference)) return GONE;
  const { habits, options } = world;
  const users = usersOf(image, world);
  const isForceOfUse = options.force && !habits.forceTakesContainers;
  if (!isForceOfUse && isOnlyReference(image, world.survey.engine.store) && users.length > 0) return CONFLICT;

  const rest = without(image, reference, world.survey.engine.store);
  const untagged = ownReferences(image, world).filter((name) => !referencesOf(rest).includes(name));
  world.images.set(image.id, rest);
  const keepsParents =
    habits.keepsParents === 'always' || (habits.keepsParents === 'unless-forced' && !options.force);
  const isNeeded = hasChildren(image, world) && keepsParents;
  if (referencesOf(rest).length > 0 || isNeeded) return { kind: 'removed', untagged, deleted: [] };
  const held = habits.keepsFor === 'all' ? users.length > 0 : users.some(isRunning);
  return held ? { kind: 'removed', untagged, deleted: [] } : join(untagged, destroy(image, world));
}

function byId(image: Image, world: World): Answer {
  const users = usersOf(image, world);
  const { force } = world.options;
  const { refusesParents, forceTakesContainers } = world.habits;
  if ((refusesParents && hasChildren(image, world)) || users.some(isRunning)) return CONFLICT;
  if (users.length > 0 && (!force || forceTakesContainers)) return CONFLICT;
  if (!force && !isOnlyReference(image, world.survey.engine.store)) return CONFLICT;
  return join(ownReferences(image, world), destroy(image, world));
}

/** Deletes the image, and with it the untagged parents that nobody needs any more. */
function destroy(image: Image, world: World): Removed {
  world.images.delete(image.id);
  for (const layer of image.layers ?? []) add(world.holders, layer, -1);
  if (image.parent !== undefined) add(world.children, image.parent, -1);
  const layers = (image.layers ?? []).filter((layer) => world.holders.get(layer) === 0).toReversed();
  const own: Removed = { kind: 'removed', untagged: [], deleted: [image.id, ...layers] };
  const parent = image.parent === undefined ? undefined : world.images.get(image.parent);
  if (parent === undefined || !isPruned(parent, world)) return own;
  return { ...own, deleted: [...own.deleted, ...destroy(parent, world).deleted] };
}

function isPruned(parent: Image, world: World): boolean {
  const { survey, habits, options, isPrunedHere } = world;
  const asksForChildren = isPrunedHere || !habits.prunesSharedParents;
  if (options.noPrune || survey.staying.has(parent.id)) return false;
  if (asksForChildren && hasChildren(parent, world)) return false;
  return referencesOf(parent).length === 0 && usersOf(parent, world).length === 0;
}

/** What is left of an image's names when the engine takes one of them away. */
export function without(image: Image, reference: string, store: Store): Image {
  const repository = repositoryOf(reference);
  const isDigest = reference.includes('@');
  const inRepository = (name: string): boolean => repositoryOf(name) === repository;
  const { digests: habit } = HABITS[store];
  if (habit === 'tags' && isDigest) {
    return {
      ...image,
      tags: image.tags.filter((tag) => !inRepository(tag)),
      digests: image.digests.filter((name) => !inRepository(name)),
    };
  }
  if (isDigest) return { ...image, digests: image.digests.filter((name) => name !== reference) };
  const tags = image.tags.filter((tag) => tag !== reference);
  if (habit === 'name') return { ...image, tags };
  const digests = tags.some(inRepository)
    ? image.digests
    : image.digests.filter((name) => !inRepository(name));
  return { ...image, tags, digests };
}

/** One tag and the digests of its own repository count as one reference, but where digests are names of their own. */
export function isOnlyReference({ tags, digests }: Image, store: Store): boolean {
  if (HABITS[store].digests === 'name') return tags.length + digests.length <= 1;
  const repositories = new Set([...tags, ...digests].map(repositoryOf));
  return tags.length <= 1 && repositories.size <= 1;
}

/** The containerd store derives most digests from the tags, and does not tell that these go. */
function ownReferences(image: Image, { survey }: World): readonly string[] {
  return HABITS[survey.engine.store].digests === 'tags' && image.tags.length > 0
    ? [...image.tags, ...image.ownDigests]
    : referencesOf(image);
}

function usersOf(image: Image, world: World): readonly Container[] {
  return containersUsing(image, world.survey.containers);
}

function hasChildren(image: Image, world: World): boolean {
  return (world.children.get(image.id) ?? 0) > 0;
}

function join(untagged: readonly string[], removed: Removed): Removed {
  return { ...removed, untagged };
}
