import { whyNewer } from '../choose/newest.ts';
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

/** What the engine holds right before a removal. */
export interface Look {
  /** What the name or ID stands for now. */
  readonly image: Image | undefined;
  /** Without the containers that are removed first. */
  readonly containers: readonly Container[];
}

/** The rules that the choice was made by, checked again right before each removal. */
export interface Terms {
  readonly keep: readonly Selector[];
  readonly keepNewest: number | undefined;
  readonly rule: ContainerRule;
  /** The IDs of the containers that were there when the choice was made. */
  readonly knownContainers: ReadonlySet<string>;
  readonly options: RemovalOptions;
  /** Whether a filter lets only unused images pass. */
  readonly onlyUnused: boolean;
  /**
   * Whether images are saved first. A removal that the engine refuses now is then not sent: a moment later it could
   * delete an unsaved image.
   */
  readonly isSavedFirst: boolean;
}

const GONE: RemovalAnswer = { kind: 'gone', message: 'No such image' };

const CONFLICT: RemovalAnswer = { kind: 'conflict', message: 'something needs it' };

/**
 * Checks whether a removal still does what was planned: between the plan and the removal, names move, images get and
 * lose names, and containers start. No engine has a conditional removal, so the look is taken as late as possible.
 * Undefined means that the removal may be sent.
 */
export function recheck(
  target: PresentTarget,
  look: Look,
  survey: Survey,
  terms: Terms,
): RemovalAnswer | undefined {
  const { image, containers } = look;
  const { keepNewest } = terms;
  if (image === undefined) return GONE;
  if (image.id !== target.image) return withheld(movedTo(image, target));
  const why =
    getsNewName(target, image, survey) ??
    protectedByKeep(target, image, survey, terms) ??
    (keepNewest === undefined
      ? undefined
      : whyNewer(target, image, survey.images.get(image.id), keepNewest)) ??
    noLongerUnused(image, containers, terms) ??
    inUse(target, image, containers, terms);
  if (why !== undefined) return withheld(why);
  return mustNotBeSent(target, image, containers, survey, terms) ? CONFLICT : undefined;
}

/** Whether a removal that is sent now can delete the image, and not only untag it. */
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
  // Children do not count: another client may remove them at the same moment.
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

/** The image got a name after the plan was made, and this removal would take that name too. */
function getsNewName(
  target: PresentTarget,
  image: Image,
  { images, engine }: Survey,
): Protection | undefined {
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

function protectedByKeep(
  target: PresentTarget,
  image: Image,
  { engine: { store } }: Survey,
  { keep, rule }: Terms,
): Protection | undefined {
  const wasThere = rule.baseline?.images.has(image.id) === true;
  return protectKept([target], image, { keep, store, wasThere }).get(target);
}

function noLongerUnused(
  image: Image,
  containers: readonly Container[],
  { onlyUnused }: Terms,
): Protection | undefined {
  const users = onlyUnused ? containersUsing(image, containers) : [];
  if (users.length === 0) return undefined;
  const names = listSome(users, (container) => describeUse(container, image));
  return { verdict: 'kept', reason: `it no longer passes the filter unused=true: used by ${names}` };
}

/** A container that came after the choice protects the image whatever the inputs say: no input allows its removal. */
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

/** Whether the engine would refuse the removal, or must not get it because it would break a container. */
function mustNotBeSent(
  target: PresentTarget,
  image: Image,
  containers: readonly Container[],
  survey: Survey,
  terms: Terms,
): boolean {
  const { options, isSavedFirst } = terms;
  const { store } = survey.engine;
  const { forceTakesContainers } = TRAITS[store];
  // Without containers, a backup or Podman's force there is nothing to prevent.
  if (containers.length === 0 && !isSavedFirst && !(forceTakesContainers && options.force)) return false;
  const planned = survey.images.get(image.id);
  const names = namesLeft(image, store);
  if (isRefusedHere(target, image, { planned, names, containers, options })) return true;
  // Podman's force removes the containers too, and Podman does not protect an image that a container mounts.
  const isRisky = forceTakesContainers && (options.force || mountingContainers(containers).length > 0);
  if (!isRisky && !isSavedFirst) return false;
  return effectNow(target, image, containers, survey, terms).kind === 'refused';
}
