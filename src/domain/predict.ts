// What the engine would answer and hold afterwards: the rules of moby's image deletion as data in, data out.
// A dry run uses it in the place of the engine. Every rule is pinned to real engines in test/engines/cases.test.ts.

import type { Answer, Attempt } from './attempt.ts';
import { containersUsing, mounts } from './containers.ts';
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
  readonly options: RemovalOptions;
  readonly images: Map<string, Image>;
}

type Removed = Extract<Answer, { kind: 'removed' }>;
const GONE: Answer = { kind: 'gone', message: 'No such image' };
const CONFLICT: Answer = { kind: 'conflict', message: 'a container uses it' };

export function predict(
  plan: Plan,
  survey: Survey,
  options: RemovalOptions,
): { readonly attempts: readonly Attempt[]; readonly aftermath: Aftermath } {
  const world: World = { survey, options, images: new Map(survey.images) };
  const attempts = plan
    .flat()
    .flatMap(({ steps }) => steps)
    .map((target): Attempt => ({ target, answer: answerTo(target, world) }));
  const touched = new Set([...survey.images.keys()]);
  const images = new Map([...touched].map((id) => [id, world.images.get(id) ?? ('absent' as const)]));
  return { attempts, aftermath: { images, containers: survey.containers } };
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
  const users = usersOf(image, world);
  if (!world.options.force && isOnlyReference(image) && users.length > 0) return CONFLICT;

  const rest = without(image, reference, world.survey.engine.store);
  const untagged = ownReferences(image, world).filter((name) => !referencesOf(rest).includes(name));
  world.images.set(image.id, rest);
  if (referencesOf(rest).length > 0 || hasChildren(image, world))
    return { kind: 'removed', untagged, deleted: [] };
  const held = world.survey.engine.store === 'containerd' ? users.length > 0 : users.some(isRunning);
  return held ? { kind: 'removed', untagged, deleted: [] } : join(untagged, destroy(image, world));
}

function byId(image: Image, world: World): Answer {
  const users = usersOf(image, world);
  const { force } = world.options;
  const needed = world.survey.engine.store === 'graphdriver' && hasChildren(image, world);
  if (needed || users.some(isRunning)) return CONFLICT;
  if (!force && (!isOnlyReference(image) || users.length > 0)) return CONFLICT;
  return join(ownReferences(image, world), destroy(image, world));
}

/** Deletes the image, and on the graphdriver store the untagged parents that nobody needs any more. */
function destroy(image: Image, world: World): Removed {
  world.images.delete(image.id);
  const own: Removed = { kind: 'removed', untagged: [], deleted: [image.id, ...freedLayers(image, world)] };
  const parent = image.parent === undefined ? undefined : world.images.get(image.parent);
  const stays =
    parent === undefined ||
    world.options.noPrune ||
    referencesOf(parent).length > 0 ||
    hasChildren(parent, world) ||
    usersOf(parent, world).length > 0;
  if (stays) return own;
  const above = destroy(parent, world);
  return { ...own, deleted: [...own.deleted, ...above.deleted] };
}

/** The layers that no other image holds, nor any container, since a container keeps the layers it was made from. */
function freedLayers(image: Image, world: World): readonly string[] {
  const held = new Set<string>();
  for (const other of world.images.values()) for (const layer of other.layers ?? []) held.add(layer);
  for (const { image: id } of world.survey.containers) {
    for (const layer of world.survey.images.get(id)?.layers ?? []) held.add(layer);
  }
  return (image.layers ?? []).filter((layer) => !held.has(layer)).toReversed();
}

function without(image: Image, reference: string, store: Store): Image {
  const repository = repositoryOf(reference);
  const isDigest = reference.includes('@');
  const inRepository = (name: string): boolean => repositoryOf(name) === repository;
  if (store === 'containerd' && isDigest) {
    return {
      ...image,
      tags: image.tags.filter((tag) => !inRepository(tag)),
      digests: image.digests.filter((name) => !inRepository(name)),
    };
  }
  if (isDigest) return { ...image, digests: image.digests.filter((name) => name !== reference) };
  const tags = image.tags.filter((tag) => tag !== reference);
  const digests = tags.some(inRepository)
    ? image.digests
    : image.digests.filter((name) => !inRepository(name));
  return { ...image, tags, digests };
}

/** One tag and the digests of its own repository count as one reference. */
export function isOnlyReference({ tags, digests }: Image): boolean {
  const repositories = new Set([...tags, ...digests].map(repositoryOf));
  return tags.length <= 1 && repositories.size <= 1;
}

/** The containerd store derives most digests from the tags, and does not tell that these go. */
function ownReferences(image: Image, { survey }: World): readonly string[] {
  return survey.engine.store === 'containerd' && image.tags.length > 0
    ? [...image.tags, ...image.ownDigests]
    : referencesOf(image);
}

function usersOf(image: Image, world: World): readonly Container[] {
  return containersUsing(image, world.survey.containers);
}

function hasChildren(image: Image, world: World): boolean {
  return [...world.images.values()].some((other) => other.parent === image.id);
}

function join(untagged: readonly string[], removed: Removed): Removed {
  return { ...removed, untagged };
}
