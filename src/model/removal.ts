import { oncePer } from './collections.ts';
import type { ContainerRule } from './container-rule.ts';
import type { Container } from './container.ts';
import type { EngineFacts } from './engine-traits.ts';
import type { Image } from './image.ts';
import { type NotReached, type Outcome, type Protection, WHY_NOT_REACHED } from './outcome.ts';
import type { PullRequest } from './pull-request.ts';
import { fullName } from './reference.ts';
import type { NamedSelector, Selector } from './selector.ts';

/** An item after the engine was asked what it stands for. */
export type Target =
  | {
      readonly kind: 'reference';
      readonly selector: Selector;
      readonly reference: string;
      readonly image: string;
      /** Those that `{closed-pr}` in its pattern stands for. */
      readonly pullRequests?: readonly PullRequest[];
    }
  | { readonly kind: 'id'; readonly selector: Selector; readonly image: string }
  | {
      readonly kind: 'absent';
      readonly selector: NamedSelector;
      /** What is there instead, where somebody looked. */
      readonly reason?: string;
    };

export type PresentTarget = Exclude<Target, { kind: 'absent' }>;

/** What DELETE is asked for: always a full name or a full ID, since a short one can mean something else meanwhile. */
export function removalName(target: PresentTarget): string {
  return target.kind === 'reference' ? target.reference : target.image;
}

export function targetKey(target: Target): string {
  if (target.kind !== 'absent') return `${target.kind} ${removalName(target)}`;
  return `absent ${target.selector.requested}`;
}

function chosenBy({ kind, selector }: Target): Outcome['chosenBy'] {
  if (selector.kind === 'pattern') return 'pattern';
  return kind === 'id' || selector.kind === 'id' ? 'id' : 'name';
}

/** What the engine answered to one removal. */
export type RemovalAnswer =
  | { readonly kind: 'removed'; readonly untagged: readonly string[]; readonly deleted: readonly string[] }
  | { readonly kind: 'gone'; readonly message: string }
  | { readonly kind: 'conflict'; readonly message: string }
  /** `broken`: the connection ended before the answer did, so nobody knows whether the engine did it. */
  | {
      readonly kind: 'error';
      readonly message: string;
      readonly broken: boolean;
      /** We stopped waiting for the answer. */
      readonly aborted?: true;
    }
  /** The step ended while the engine was at it: it may still do what it was asked. */
  | { readonly kind: 'unanswered'; readonly cause: NotReached; readonly message: string }
  /** The look before the removal showed something else than what was planned, so the engine was not asked. */
  | { readonly kind: 'withheld'; readonly why: Protection }
  | { readonly kind: 'not-sent'; readonly cause: NotReached; readonly why: string };

export interface Attempt {
  readonly target: PresentTarget;
  readonly answer: RemovalAnswer;
}

/** The order in which the removals of one image must be sent. */
export function inRemovalOrder(targets: readonly PresentTarget[]): readonly PresentTarget[] {
  const ranked = targets.map((target) => ({ target, rank: orderKey(target) }));
  return ranked.toSorted((a, b) => a.rank.localeCompare(b.rank, 'en')).map(({ target }) => target);
}

/** Tags first: removing the last tag of a repository takes its digests along, so that they need no word of their own. */
function orderKey(target: PresentTarget): string {
  if (target.kind === 'id') return '2';
  return `${target.reference.includes('@') ? '1' : '0'}${target.reference}`;
}

export interface RemovalOptions {
  readonly force: boolean;
  readonly noPrune: boolean;
}

export function deletedBy({ answer }: Attempt): readonly string[] {
  return answer.kind === 'removed' ? answer.deleted : [];
}

/** @param detail what was under way */
export function notSent(cause: NotReached, detail?: string): RemovalAnswer {
  const why = WHY_NOT_REACHED[cause];
  return { kind: 'not-sent', cause, why: detail === undefined ? why : `${why}; ${detail}` };
}

/** What is told of a target whatever became of it. */
export function identity(
  target: Target,
): Pick<Outcome, 'requested' | 'chosenBy' | 'reference' | 'id' | 'pullRequests'> {
  const { requested } = target.selector;
  const own = { requested, chosenBy: chosenBy(target) };
  if (target.kind === 'reference') {
    const { reference, image, pullRequests = [] } = target;
    return { ...own, reference, id: image, ...(pullRequests.length === 0 ? {} : { pullRequests }) };
  }
  if (target.kind === 'id') return { ...own, id: target.image };
  return target.selector.kind === 'id' ? own : { ...own, reference: fullName(target.selector.reference) };
}

/** All that is known before anything is removed. */
export interface Survey {
  readonly engine: EngineFacts;
  readonly targets: readonly Target[];
  readonly protections: ReadonlyMap<Target, Protection>;
  /** Images that must stay, though the engine would prune them along with another. */
  readonly mustStay: ReadonlySet<string>;
  /** Images whose removal by the engine would reach one of those: their other parents are pruned here. */
  readonly holdsParentsThatStay: ReadonlySet<string>;
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  /** Whether the step names patterns, too: what its inputs allow, they allow for all that these choose. */
  readonly hasPatterns: boolean;
  /** Which containers were to go for the sake of an image; none unless said. */
  readonly containersInput?: ContainerRule['containers'];
  /** Sizes of the entries of an image's history, newest first, for images that may go; on the containerd store in a dry run only. */
  readonly history: ReadonlyMap<string, readonly number[]>;
}

/** All that is known afterwards of the images that were touched. `unknown`: the engine no longer said. */
export interface StateAfter {
  readonly images: ReadonlyMap<string, Image | 'absent' | 'unknown'>;
  readonly containers: readonly Container[];
}

/** What is to be removed. */
export function openTargets({
  targets,
  protections,
}: Pick<Survey, 'targets' | 'protections'>): readonly PresentTarget[] {
  return targets.filter(
    (target): target is PresentTarget => target.kind !== 'absent' && !protections.has(target),
  );
}

/** IDs of the images that are to be removed, or lose a name. */
export const chosenImages = oncePer(
  (survey: Survey): ReadonlySet<string> => new Set(openTargets(survey).map(({ image }) => image)),
);
