import { protectFromPatterns, protectKept } from '../choose/protect.ts';
import type { ContainerRule } from '../model/container-rule.ts';
import {
  type Container,
  containersUsing,
  describeUse,
  isRefusedHere,
  mountingContainers,
} from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, isNameOf, namesLeft, reportedNames } from '../model/image.ts';
import type { Protection } from '../model/outcome.ts';
import { familiar } from '../model/reference.ts';
import {
  type PresentTarget,
  type RemovalAnswer,
  removalName,
  type RemovalOptions,
  type Survey,
} from '../model/removal.ts';
import type { Selector } from '../model/selector.ts';
import { listSome } from '../model/text.ts';
import { type Effect, effectOf } from '../plan/effect.ts';

/** What the engine holds in the moment before a removal. */
export interface Look {
  /** What the name or ID stands for now. */
  readonly image: Image | undefined;
  /** Without those that are to be removed before the image. */
  readonly containers: readonly Container[];
}

/** What the choice was made by. */
export interface Terms {
  readonly keep: readonly Selector[];
  readonly rule: ContainerRule;
  /** The IDs of the containers that were there then. */
  readonly knownContainers: ReadonlySet<string>;
  readonly options: RemovalOptions;
  /** Whether the filters let only images through that no container uses. */
  readonly onlyUnused: boolean;
  /** Whether what goes is saved before: then nothing is sent that the engine would refuse now and may accept a moment later. */
  readonly isSavedFirst: boolean;
}

const GONE: RemovalAnswer = { kind: 'gone', message: 'No such image' };

const CONFLICT: RemovalAnswer = { kind: 'conflict', message: 'something needs it' };

/**
 * Whether a removal still does what was planned: between the plan and the removal, names move, images get and lose names,
 * and containers start. No engine has a conditional removal, so this is asked of a look that is as late as can be.
 * Undefined: it may be sent.
 */
export function recheck(
  target: PresentTarget,
  look: Look,
  survey: Survey,
  terms: Terms,
): RemovalAnswer | undefined {
  const { image, containers } = look;
  if (image === undefined) return GONE;
  if (image.id !== target.image) return withheld(movedTo(image, target));
  const why =
    newName(target, image, survey) ??
    keptBy(target, image, survey, terms) ??
    usedMeanwhile(image, containers, terms) ??
    inUse(target, image, containers, terms);
  if (why !== undefined) return withheld(why);
  return isRefused(target, image, containers, survey, terms) ? CONFLICT : undefined;
}

/** Whether a removal that is sent now can delete the image, and not only take a name away. */
export function canDelete(
  target: PresentTarget,
  { image, containers }: Look,
  survey: Survey,
  terms: Terms,
): boolean {
  const effect = image === undefined ? undefined : effectNow(target, image, containers, survey, terms);
  return effect?.kind === 'done' && effect.deletes;
}

function effectNow(
  target: PresentTarget,
  image: Image,
  containers: readonly Container[],
  { engine: { store } }: Survey,
  { options }: Terms,
): Effect {
  const users = containersUsing(image, containers);
  // Another client may remove the images that are built on this one in the same moment, so they count for nothing here.
  return effectOf(target, { names: namesLeft(image, store), users, hasChildren: false, options, store });
}

function withheld(why: Protection): RemovalAnswer {
  return { kind: 'withheld', why };
}

function movedTo({ id }: Image, target: PresentTarget): Protection {
  const name = familiar(removalName(target));
  return {
    verdict: 'kept',
    reason: `${name} was given to another image meanwhile (${id.slice(0, 19)}), so neither of the two was removed`,
  };
}

/** A name that would go along, and that the image did not have when the removal was planned. */
function newName(target: PresentTarget, image: Image, { images, engine }: Survey): Protection | undefined {
  const known = images.get(image.id);
  if (known === undefined) return undefined;
  const { store } = engine;
  const names = namesLeft(image, store);
  const lost = target.kind === 'id' ? names.all() : names.goingWith(target.reference);
  const added = reportedNames(lost, image, { names, store }).filter(
    (name) => name !== removalName(target) && !isNameOf(name, known),
  );
  if (added.length === 0) return undefined;
  return {
    verdict: 'kept',
    reason: `it got another name meanwhile, which would go with it: ${listSome(added, familiar)}`,
  };
}

function keptBy(
  target: PresentTarget,
  image: Image,
  { engine: { store } }: Survey,
  { keep, rule }: Terms,
): Protection | undefined {
  const wasThere = rule.baseline?.images.has(image.id) === true;
  return protectKept([target], image, { keep, store, wasThere }).get(target);
}

function usedMeanwhile(
  image: Image,
  containers: readonly Container[],
  { onlyUnused }: Terms,
): Protection | undefined {
  const users = onlyUnused ? containersUsing(image, containers) : [];
  if (users.length === 0) return undefined;
  const names = listSome(users, (container) => describeUse(container, image));
  return { verdict: 'kept', reason: `it no longer passes the filter unused=true: used by ${names}` };
}

/** No input lets a container be removed that came only after the choice. */
function inUse(
  target: PresentTarget,
  image: Image,
  containers: readonly Container[],
  { rule, knownContainers, options: { force } }: Terms,
): Protection | undefined {
  if (target.selector.kind !== 'pattern') return undefined;
  const known = containers.filter(({ id }) => knownContainers.has(id));
  const added = containers.filter(({ id }) => !knownContainers.has(id));
  return (
    protectFromPatterns(image, { containers: added, rule: { ...rule, containers: 'keep' }, force }) ??
    protectFromPatterns(image, { containers: known, rule, force })
  );
}

function isRefused(
  target: PresentTarget,
  image: Image,
  containers: readonly Container[],
  survey: Survey,
  terms: Terms,
): boolean {
  const { options, isSavedFirst } = terms;
  const { store } = survey.engine;
  const { forceTakesContainers } = TRAITS[store];
  // Only containers can be in the way then.
  if (containers.length === 0 && !isSavedFirst && !(forceTakesContainers && options.force)) return false;
  const planned = survey.images.get(image.id);
  const names = namesLeft(image, store);
  if (isRefusedHere(target, image, { planned, names, containers, options })) return true;
  // Podman's force would take the containers along, and it protects no image that a container mounts.
  const isRisky = forceTakesContainers && (options.force || mountingContainers(containers).length > 0);
  if (!isRisky && !isSavedFirst) return false;
  return effectNow(target, image, containers, survey, terms).kind === 'refused';
}
