import { oncePer } from './collections.ts';
import type { ContainerRule } from './container-rule.ts';
import type { Container } from './container.ts';
import type { EngineFacts } from './engine-traits.ts';
import type { Image } from './image.ts';
import { type NotReached, type Outcome, type Protection, WHY_NOT_REACHED } from './outcome.ts';
import type { PullRequest } from './pull-request.ts';
import { fullName } from './reference.ts';
import type { NamedSelector, Selector } from './selector.ts';

/** A selector and the image that it stands for on one engine. */
export type Target =
  | {
      readonly kind: 'reference';
      readonly selector: Selector;
      readonly reference: string;
      readonly image: string;
      /** The pull requests that `{closed-pr}` in its pattern stands for. */
      readonly pullRequests?: readonly PullRequest[];
    }
  | { readonly kind: 'id'; readonly selector: Selector; readonly image: string }
  | {
      readonly kind: 'absent';
      readonly selector: NamedSelector;
      /** What the engine has instead, if it was asked. */
      readonly reason?: string;
    };

export type PresentTarget = Exclude<Target, { kind: 'absent' }>;

/** The name in the DELETE request: always a full name or a full ID, since a short one can change its meaning. */
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
      /** The step stopped waiting for the answer. */
      readonly aborted?: true;
    }
  /** The step ended before the engine answered, so the engine may still do it. */
  | { readonly kind: 'unanswered'; readonly cause: NotReached; readonly message: string }
  /** The check right before the removal found another state than planned, so the engine was not asked. */
  | { readonly kind: 'withheld'; readonly why: Protection }
  | { readonly kind: 'not-sent'; readonly cause: NotReached; readonly why: string };

export interface Attempt {
  readonly target: PresentTarget;
  readonly answer: RemovalAnswer;
}

/** The order in which the removals of one image must be sent. */
export function inRemovalOrder(targets: readonly PresentTarget[]): readonly PresentTarget[] {
  const keyed = targets.map((target) => ({ target, key: orderKey(target) }));
  return keyed.toSorted((a, b) => a.key.localeCompare(b.key, 'en')).map(({ target }) => target);
}

/** Tags come first, since the last tag of a repository takes its digests along, which then need no removal. */
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

/** @param detail what was in progress */
export function notSent(cause: NotReached, detail?: string): RemovalAnswer {
  const why = WHY_NOT_REACHED[cause];
  return { kind: 'not-sent', cause, why: detail === undefined ? why : `${why}; ${detail}` };
}

/** The fields of an outcome that do not depend on the verdict. */
export function identity(
  target: Target,
): Pick<Outcome, 'requested' | 'chosenBy' | 'reference' | 'id' | 'pullRequests'> {
  const { requested } = target.selector;
  const origin = { requested, chosenBy: chosenBy(target) };
  if (target.kind === 'reference') {
    const { reference, image, pullRequests = [] } = target;
    return { ...origin, reference, id: image, ...(pullRequests.length === 0 ? {} : { pullRequests }) };
  }
  if (target.kind === 'id') return { ...origin, id: target.image };
  return target.selector.kind === 'id'
    ? origin
    : { ...origin, reference: fullName(target.selector.reference) };
}

/** Everything that is known before the first removal. */
export interface Survey {
  readonly engine: EngineFacts;
  readonly targets: readonly Target[];
  readonly protections: ReadonlyMap<Target, Protection>;
  /** Images that must stay even where the engine would prune them. */
  readonly mustStay: ReadonlySet<string>;
  /**
   * Images whose removal would make the engine prune one of `mustStay`, so the step prunes their other parents
   * itself.
   */
  readonly holdsParentsThatStay: ReadonlySet<string>;
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  /** Whether `images` has patterns: then a wider input would also reach everything that these choose. */
  readonly hasPatterns: boolean;
  /** The input `containers`. */
  readonly containersInput?: ContainerRule['containers'];
  /**
   * By image: the sizes in its history, newest first. Only for chosen images, and only if the measure plan
   * needs it.
   */
  readonly history: ReadonlyMap<string, readonly number[]>;
}

/** What the engine holds after the removals. `unknown`: the engine did not answer. */
export interface StateAfter {
  readonly images: ReadonlyMap<string, Image | 'absent' | 'unknown'>;
  readonly containers: readonly Container[];
}

/** The targets that are to be removed. */
export function openTargets({
  targets,
  protections,
}: Pick<Survey, 'targets' | 'protections'>): readonly PresentTarget[] {
  return targets.filter(
    (target): target is PresentTarget => target.kind !== 'absent' && !protections.has(target),
  );
}

/** IDs of the images that are to be deleted or untagged. */
export const chosenImages = oncePer(
  (survey: Survey): ReadonlySet<string> => new Set(openTargets(survey).map(({ image }) => image)),
);
