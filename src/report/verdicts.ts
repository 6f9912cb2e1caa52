import type { CacheResult } from '../model/build-cache.ts';
import { type Account, deletedImages, unplanned } from '../measure/account.ts';
import { grouped, oncePer } from '../model/collections.ts';
import { containersUsing, describeContainer } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, isNameOf, referencesOf } from '../model/image.ts';
import { absent, type Outcome, UNDER_WAY, UNKNOWN_AFTERWARDS, untouched } from '../model/outcome.ts';
import { familiar, repositoryOf } from '../model/reference.ts';
import {
  type Attempt,
  deletedBy,
  identity,
  type PresentTarget,
  type RemovalAnswer,
  removalName,
  type StateAfter,
  type Survey,
  type Target,
} from '../model/removal.ts';
import { listSome, plural } from '../model/text.ts';
import { childrenOf, type Conflict, explainConflict } from './conflicts.ts';
import { whyNothingWasFreed } from './nothing-freed.ts';

export type Finding = Pick<Outcome, 'verdict' | 'conflict' | 'cause' | 'reason' | 'next'>;

/** One outcome for each target, decided by the state after the removals and not by the engine's answers. */
export function verdictsOf(done: Removal): readonly Outcome[] {
  const { survey, attempts, stateAfter } = done;
  const removal = {
    ...done,
    removedByUs: namesAndIdsRemoved(survey, attempts, stateAfter),
    deletingAttempts: attemptsByDeletedId(attempts),
  };
  const byTarget = new Map<Target, Attempt>(attempts.map((attempt) => [attempt.target, attempt]));
  return survey.targets.map((target) => {
    const attempt = byTarget.get(target);
    if (attempt !== undefined) return outcomeOf(attempt, removal);
    const protection = survey.protections.get(target);
    return target.kind === 'absent' || protection === undefined
      ? absent(target)
      : untouched(target, protection);
  });
}

/** The state before the removals, the attempts, and the state after them. */
export interface Removal {
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
  readonly account: Account;
  /** Where it was looked at. */
  readonly cache?: CacheResult;
}

export interface AfterRemoval extends Removal {
  readonly removedByUs: ReadonlySet<string>;
  /** By ID: which attempt deleted an image or a layer. */
  readonly deletingAttempts: ReadonlyMap<string, Attempt>;
}

/**
 * Names and IDs that our own removals took: a later "no such image" for one of them is our success, not another
 * client's.
 */
function namesAndIdsRemoved(
  { images, engine }: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
): ReadonlySet<string> {
  const { tellsDeletions } = TRAITS[engine.store];
  return new Set(
    attempts.flatMap(({ target, answer }) => {
      if (answer.kind !== 'removed') return [];
      // The last tag of a repository takes its digests along, and the containerd store does not report those.
      const image = target.kind === 'reference' ? images.get(target.image) : undefined;
      const impliedDigests =
        image === undefined ? [] : (digestsByRepository(image).get(repositoryOf(removalName(target))) ?? []);
      const unreported =
        !tellsDeletions && stateAfter.images.get(target.image) === 'absent' ? [target.image] : [];
      return [...answer.untagged, ...answer.deleted, ...impliedDigests, ...unreported];
    }),
  );
}

const digestsByRepository = oncePer(({ digests }: Image) => grouped(digests, repositoryOf));

function attemptsByDeletedId(attempts: readonly Attempt[]): ReadonlyMap<string, Attempt> {
  return new Map(attempts.flatMap((attempt) => deletedBy(attempt).map((id) => [id, attempt] as const)));
}

function outcomeOf(attempt: Attempt, removal: AfterRemoval): Outcome {
  const { target, answer } = attempt;
  const finding = findingOf(attempt, removal);
  const bytes = removal.account.byAttempt.get(attempt);
  const untagged =
    answer.kind === 'removed' ? answer.untagged.filter((name) => isNameGone(name, target, removal)) : [];
  const deleted = deletedImages(attempt, removal.survey).filter((id) => isImageGone(id, removal));
  const gone = finding.verdict === 'deleted' ? [...new Set([...deleted, target.image])] : deleted;
  const losesName = finding.verdict === 'deleted' || finding.verdict === 'untagged';
  const names = losesName && target.kind === 'reference' ? [target.reference, ...untagged] : untagged;
  return {
    ...identity(target),
    ...(bytes === 0 && finding.verdict === 'deleted' ? whyNothingWasFreed(attempt, removal) : {}),
    ...finding,
    ...(bytes === undefined ? {} : { bytes }),
    untagged: [...new Set(names.map(familiar))],
    deleted: gone,
  };
}

function isNameGone(name: string, { image }: PresentTarget, { stateAfter }: AfterRemoval): boolean {
  const now = stateAfter.images.get(image) ?? 'unknown';
  return now === 'absent' || (now !== 'unknown' && !isNameOf(name, now));
}

function isImageGone(id: string, { stateAfter }: AfterRemoval): boolean {
  return stateAfter.images.get(id) === 'absent';
}

function findingOf({ target, answer }: Attempt, removal: AfterRemoval): Finding {
  if (answer.kind === 'not-sent') {
    return { verdict: 'not-reached', cause: answer.cause, reason: answer.why };
  }
  if (answer.kind === 'withheld') return answer.why;
  const now = removal.stateAfter.images.get(target.image) ?? 'unknown';
  if (now === 'unknown') return { verdict: 'failed', reason: unknownAfterwards(answer) };
  if (now !== 'absent' && isStillThere(target, now, answer.kind))
    return verdictIfStillThere({ target, answer }, now, removal);
  // An engine that refused cannot have removed it.
  if ((answer.kind === 'gone' || answer.kind === 'conflict') && !isRemovedByUs(target, removal)) {
    return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  }
  if (now === 'absent') return { verdict: 'deleted', ...whyAnswerIsUnclear(answer) };
  const remains = whyItRemains(now, answer, removal);
  const otherImage = unplanned({ target, answer }, removal.survey, (id) => isImageGone(id, removal));
  return {
    verdict: 'untagged',
    reason: otherImage === undefined ? remains : `${wrongImageDeleted(otherImage)}; ${remains}`,
  };
}

function wrongImageDeleted(id: string): string {
  return `another client gave the name to another image at the moment of the removal, and the engine deleted that image: ${id}`;
}

function whyAnswerIsUnclear(answer: RemovalAnswer): Pick<Finding, 'reason'> {
  if (answer.kind === 'unanswered')
    return { reason: 'the engine did not answer before the step ended, yet it is gone' };
  return answer.kind === 'error' ? { reason: `the engine answered "${answer.message}", yet it is gone` } : {};
}

function isStillThere(target: PresentTarget, now: Image, answer: Attempt['answer']['kind']): boolean {
  if (target.kind === 'reference') return isNameOf(target.reference, now);
  // The store hides an image that stays without its last name: see whyItRemains.
  return answer !== 'removed' || referencesOf(now).length > 0;
}

function isRemovedByUs(target: PresentTarget, { removedByUs }: AfterRemoval): boolean {
  return removedByUs.has(removalName(target)) || removedByUs.has(target.image);
}

/** An image that a pattern chose and the engine needs is no conflict, since nobody asked for that very image. */
function asProtected({ conflict, reason }: Conflict): Finding {
  const isInUse = conflict === 'running-container' || conflict === 'stopped-container';
  return { verdict: isInUse ? 'in-use' : 'kept', reason };
}

function verdictIfStillThere(
  { target, answer }: Attempt,
  now: Image,
  { survey, stateAfter }: AfterRemoval,
): Finding {
  switch (answer.kind) {
    case 'conflict': {
      const conflict = explainConflict({ target, image: now, survey, stateAfter });
      if (conflict === undefined) return { verdict: 'failed', reason: answer.message };
      return target.selector.kind === 'pattern'
        ? asProtected(conflict)
        : { verdict: 'conflict', ...conflict };
    }
    case 'error':
    case 'gone':
      return { verdict: 'failed', reason: answer.message };
    case 'unanswered':
      return { verdict: 'not-reached', cause: answer.cause, reason: UNDER_WAY[answer.cause] };
    case 'removed':
    case 'not-sent':
    case 'withheld':
      return {
        verdict: 'failed',
        reason: 'the engine says that it removed it, and still lists it: it was made again meanwhile',
      };
  }
}

function unknownAfterwards(answer: Attempt['answer']): string {
  if (answer.kind === 'unanswered') return UNKNOWN_AFTERWARDS;
  const answered =
    answer.kind === 'removed'
      ? 'the engine says that it removed it'
      : 'message' in answer
        ? answer.message
        : '';
  return `${answered}; it did not answer when asked what is left`;
}

function whyItRemains(image: Image, answer: RemovalAnswer, { survey, stateAfter }: AfterRemoval): string {
  // Name the digests only where there are no tags, since they follow from these.
  const names = image.tags.length > 0 ? image.tags : image.digests;
  if (names.length > 0) return `the image remains as ${listSome(names, familiar)}`;
  const users = containersUsing(image, stateAfter.containers);
  if (users.length > 0) return `the image remains, untagged: ${listSome(users, describeContainer)} uses it`;
  const children = childrenOf(image, survey, stateAfter);
  if (children.length > 0) {
    return `the image remains, untagged: ${plural(children.length, 'image')} built on it`;
  }
  // Only the containerd store reports an image as deleted and still lists it.
  return answer.kind === 'removed' && answer.deleted.includes(image.id)
    ? 'the image remains, hidden by the store: an image built on it needs it'
    : 'the image remains, untagged';
}
