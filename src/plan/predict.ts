// Predicts the engine's answers and its state after a plan, by the rules of moby's image deletion.
// A dry run uses it instead of the engine. Tests in test/engines/cases compare every rule with real engines.

import { type Container, isRefusedHere, usersOf } from '../model/container.ts';
import { type EngineTraits, TRAITS } from '../model/engine-traits.ts';
import { type Image, type NamesLeft, namesLeft, reportedNames } from '../model/image.ts';
import type {
  Attempt,
  PresentTarget,
  RemovalAnswer,
  RemovalOptions,
  StateAfter,
  Survey,
} from '../model/removal.ts';
import { effectOf } from './effect.ts';
import type { Plan } from './order.ts';

interface World {
  readonly survey: Survey;
  readonly traits: EngineTraits;
  readonly options: RemovalOptions;
  readonly images: Map<string, Image>;
  /** By image: the names that are left. An entry is made when it is first needed. */
  readonly names: Map<string, NamesLeft>;
  /** By image: how many images are built on it. */
  readonly children: Map<string, number>;
  /** By layer: how many images and containers hold it. */
  readonly holders: Map<string, number>;
  /** Whether the step prunes instead of the engine, because a parent must stay. */
  readonly isPrunedHere: boolean;
}

type Removed = Extract<RemovalAnswer, { kind: 'removed' }>;

const GONE: RemovalAnswer = { kind: 'gone', message: 'No such image' };

const CONFLICT: RemovalAnswer = { kind: 'conflict', message: 'something needed it when this began' };

export function predict(
  plan: Plan,
  survey: Survey,
  options: RemovalOptions,
): { readonly attempts: readonly Attempt[]; readonly stateAfter: StateAfter } {
  const world = worldOf(survey, options);
  const attempts = plan
    .flat()
    .flatMap(({ steps }) => steps)
    .map((target): Attempt => {
      const isPrunedHere = survey.holdsParentsThatStay.has(target.image);
      return { target, answer: answerTo(target, { ...world, isPrunedHere }) };
    });
  const images = new Map(
    [...survey.images.keys()].map((id) => {
      const image = world.images.get(id);
      return [id, image === undefined ? ('absent' as const) : withNamesLeft(image, world)];
    }),
  );
  return { attempts, stateAfter: { images, containers: survey.containers } };
}

function worldOf(survey: Survey, options: RemovalOptions): World {
  const children = new Map<string, number>();
  const holders = new Map<string, number>();
  for (const { parent, layers = [] } of survey.images.values()) {
    if (parent !== undefined) add(children, parent, 1);
    for (const layer of layers) add(holders, layer, 1);
  }
  // A container keeps the layers that it was made from even if its image is deleted.
  for (const { image } of survey.containers) {
    for (const layer of survey.images.get(image)?.layers ?? []) add(holders, layer, 1);
  }
  const traits = TRAITS[survey.engine.store];
  const images = new Map(survey.images);
  const names = new Map<string, NamesLeft>();
  return { survey, traits, options, images, names, children, holders, isPrunedHere: false };
}

function add(counts: Map<string, number>, key: string, number: number): void {
  counts.set(key, (counts.get(key) ?? 0) + number);
}

function answerTo(target: PresentTarget, world: World): RemovalAnswer {
  const image = world.images.get(target.image);
  if (image === undefined) return GONE;
  const { survey, options } = world;
  const { containers, images, engine } = survey;
  const { store } = engine;
  const names = namesLeftOf(image, world);
  const planned = images.get(image.id);
  if (isRefusedHere(target, image, { planned, names, containers, options })) return CONFLICT;
  const state = {
    names,
    users: usersIn(image, world),
    hasChildren: hasChildren(image, world),
    options,
    store,
  };
  const effect = effectOf(target, state);
  if (effect.kind === 'gone') return GONE;
  if (effect.kind === 'refused') return CONFLICT;
  const untagged = reportedNames(effect.lost, image, state);
  names.drop(effect.lost);
  return effect.deletes
    ? { ...deleteWithParents(image, world), untagged }
    : { kind: 'removed', untagged, deleted: [] };
}

/** Deletes the image and the untagged parents that nothing needs any more. */
function deleteWithParents(first: Image, world: World): Removed {
  const deleted: string[] = [];
  for (let image: Image | undefined = first; image !== undefined; image = prunedParent(image, world)) {
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

function prunedParent({ parent: id }: Image, world: World): Image | undefined {
  const parent = id === undefined ? undefined : world.images.get(id);
  return parent !== undefined && isPruned(parent, world) ? parent : undefined;
}

function isPruned(parent: Image, world: World): boolean {
  const { survey, traits, options, isPrunedHere } = world;
  const childrenMatter = isPrunedHere || !traits.prunesSharedParents;
  if (options.noPrune || survey.mustStay.has(parent.id)) return false;
  if (childrenMatter && hasChildren(parent, world)) return false;
  return namesLeftOf(parent, world).count() === 0 && usersIn(parent, world).length === 0;
}

function namesLeftOf(image: Image, { names, survey }: World): NamesLeft {
  const left = names.get(image.id) ?? namesLeft(image, survey.engine.store);
  names.set(image.id, left);
  return left;
}

function withNamesLeft(image: Image, { names }: World): Image {
  const left = names.get(image.id);
  if (left === undefined) return image;
  return { ...image, tags: image.tags.filter(left.has), digests: image.digests.filter(left.has) };
}

function usersIn(image: Image, world: World): readonly Container[] {
  return usersOf(image, (name) => namesLeftOf(image, world).has(name), world.survey.containers);
}

function hasChildren(image: Image, world: World): boolean {
  return (world.children.get(image.id) ?? 0) > 0;
}
