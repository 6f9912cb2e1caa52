import { type Account, deletedImages, unplanned } from '../measure/account.ts';
import { grouped, oncePer } from '../model/collections.ts';
import { containersUsing, describeContainer, madeFrom } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, isNameOf, referencesOf } from '../model/image.ts';
import { absent, type Outcome, UNDER_WAY, untouched } from '../model/outcome.ts';
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

type Finding = Pick<Outcome, 'verdict' | 'conflict' | 'cause' | 'reason' | 'next'>;

/** One outcome for each target, decided by what the engine holds afterwards and not by what its answers claim. */
export function verdictsOf({ survey, attempts, stateAfter, account }: Removal): readonly Outcome[] {
  const scene = {
    survey,
    attempts,
    stateAfter,
    account,
    ours: removedByUs(survey, attempts, stateAfter),
    takenBy: takersOf(attempts),
  };
  const byTarget = new Map<Target, Attempt>(attempts.map((attempt) => [attempt.target, attempt]));
  return survey.targets.map((target) => {
    const attempt = byTarget.get(target);
    if (attempt !== undefined) return outcomeOf(attempt, scene);
    const protection = survey.protections.get(target);
    return target.kind === 'absent' || protection === undefined
      ? absent(target)
      : untouched(target, protection);
  });
}

/** What was known before the removals, what they were answered, and what is there after them. */
export interface Removal {
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
  readonly account: Account;
}

interface AfterRemoval extends Removal {
  readonly ours: ReadonlySet<string>;
  /** Which attempt deleted an image or a layer. */
  readonly takenBy: ReadonlyMap<string, Attempt>;
}

/** Names and IDs that our own removals took: a later "no such image" for one of them is our success, not a stranger's. */
function removedByUs(
  { images, engine }: Survey,
  attempts: readonly Attempt[],
  stateAfter: StateAfter,
): ReadonlySet<string> {
  const { tellsDeletions } = TRAITS[engine.store];
  return new Set(
    attempts.flatMap(({ target, answer }) => {
      if (answer.kind !== 'removed') return [];
      // The last tag of a repository takes its digests along, of which the containerd store says nothing.
      const image = target.kind === 'reference' ? images.get(target.image) : undefined;
      const along =
        image === undefined ? [] : (digestsByRepository(image).get(repositoryOf(removalName(target))) ?? []);
      const untold =
        !tellsDeletions && stateAfter.images.get(target.image) === 'absent' ? [target.image] : [];
      return [...answer.untagged, ...answer.deleted, ...along, ...untold];
    }),
  );
}

const digestsByRepository = oncePer(({ digests }: Image) => grouped(digests, repositoryOf));

function takersOf(attempts: readonly Attempt[]): ReadonlyMap<string, Attempt> {
  return new Map(attempts.flatMap((attempt) => deletedBy(attempt).map((id) => [id, attempt] as const)));
}

function outcomeOf(attempt: Attempt, scene: AfterRemoval): Outcome {
  const { target, answer } = attempt;
  const finding = findingOf(attempt, scene);
  const bytes = scene.account.byAttempt.get(attempt);
  const untagged =
    answer.kind === 'removed' ? answer.untagged.filter((name) => isNameGone(name, target, scene)) : [];
  const deleted = deletedImages(attempt, scene.survey).filter((id) => isImageGone(id, scene));
  const gone = finding.verdict === 'deleted' ? [...new Set([...deleted, target.image])] : deleted;
  const lost = finding.verdict === 'deleted' || finding.verdict === 'untagged';
  const names = lost && target.kind === 'reference' ? [target.reference, ...untagged] : untagged;
  return {
    ...identity(target),
    ...(bytes === 0 && finding.verdict === 'deleted' ? { reason: whyNothingWasFreed(attempt, scene) } : {}),
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

function findingOf({ target, answer }: Attempt, scene: AfterRemoval): Finding {
  if (answer.kind === 'not-sent') {
    return { verdict: 'not-reached', cause: answer.cause, reason: answer.why };
  }
  if (answer.kind === 'withheld') return answer.why;
  const now = scene.stateAfter.images.get(target.image) ?? 'unknown';
  if (now === 'unknown') return { verdict: 'failed', reason: unknownAfterwards(answer) };
  if (now !== 'absent' && stillThere(target, now, answer.kind))
    return refused({ target, answer }, now, scene);
  // An engine that refused did not do it either.
  if ((answer.kind === 'gone' || answer.kind === 'conflict') && !isOurs(target, scene)) {
    return { verdict: 'absent', reason: 'somebody else removed it meanwhile' };
  }
  if (now === 'absent') return { verdict: 'deleted', ...noteOn(answer) };
  const remains = whyItRemains(now, answer, scene);
  const other = unplanned({ target, answer }, scene.survey, (id) => isImageGone(id, scene));
  return { verdict: 'untagged', reason: other === undefined ? remains : `${accident(other)}; ${remains}` };
}

function accident(id: string): string {
  return `in the very moment of its removal the name was given to another image, which went with it: ${id}`;
}

function noteOn(answer: RemovalAnswer): Pick<Finding, 'reason'> {
  if (answer.kind === 'unanswered')
    return { reason: 'the engine did not answer before the step ended, yet it is gone' };
  return answer.kind === 'error' ? { reason: `the engine answered "${answer.message}", yet it is gone` } : {};
}

function stillThere(target: PresentTarget, now: Image, answer: Attempt['answer']['kind']): boolean {
  if (target.kind === 'reference') return isNameOf(target.reference, now);
  // An image that lost its last name and stays all the same is hidden by the store: see whyItRemains.
  return answer !== 'removed' || referencesOf(now).length > 0;
}

function isOurs(target: PresentTarget, { ours }: AfterRemoval): boolean {
  return ours.has(removalName(target)) || ours.has(target.image);
}

/** What a pattern took is no conflict when the engine needs it: it came into use meanwhile, or something is built on it. */
function asSparing({ conflict, reason }: Conflict): Finding {
  const isInUse = conflict === 'running-container' || conflict === 'stopped-container';
  return { verdict: isInUse ? 'in-use' : 'kept', reason };
}

function refused({ target, answer }: Attempt, now: Image, { survey, stateAfter }: AfterRemoval): Finding {
  switch (answer.kind) {
    case 'conflict': {
      const conflict = explainConflict({ target, image: now, survey, stateAfter });
      if (conflict === undefined) return { verdict: 'failed', reason: answer.message };
      return target.selector.kind === 'pattern' ? asSparing(conflict) : { verdict: 'conflict', ...conflict };
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
  const said =
    answer.kind === 'removed'
      ? 'the engine says that it removed it'
      : 'message' in answer
        ? answer.message
        : '';
  return `${said}; it did not answer when asked what is left`;
}

function whyItRemains(image: Image, answer: RemovalAnswer, { survey, stateAfter }: AfterRemoval): string {
  // Digests follow from the tags, so they are worth a word only where there are none.
  const names = image.tags.length > 0 ? image.tags : image.digests;
  if (names.length > 0) return `the image remains as ${listSome(names, familiar)}`;
  const users = containersUsing(image, stateAfter.containers);
  if (users.length > 0) return `the image remains, untagged: ${listSome(users, describeContainer)} uses it`;
  const children = childrenOf(image, survey, stateAfter);
  if (children.length > 0) {
    return `the image remains, untagged: ${plural(children.length, 'image')} built on it`;
  }
  // Only the containerd store says that it deleted an image and still lists it.
  return answer.kind === 'removed' && answer.deleted.includes(image.id)
    ? 'the image remains, hidden by the store: an image built on it needs it'
    : 'the image remains, untagged';
}

function whyNothingWasFreed(
  { target, answer }: Attempt,
  { survey, stateAfter, takenBy }: AfterRemoval,
): string {
  const image = survey.images.get(target.image);
  if (image?.layers?.length === 0) return 'it had no layers';
  const users = madeFrom(target.image, stateAfter.containers);
  if (users.length > 0)
    return `its layers stay on the disk: ${listSome(users, describeContainer)} still uses them`;
  const deleted = answer.kind === 'removed' ? answer.deleted : [];
  const taker = takenBy.get(image?.layers?.at(-1) ?? '') ?? takenBy.get(target.image);
  if (taker !== undefined && taker.answer !== answer)
    return `counted with ${familiar(removalName(taker.target))}`;
  if (TRAITS[survey.engine.store].tellsDeletedLayers && deleted.some((id) => !survey.images.has(id))) {
    return 'its own layers hold no data';
  }
  // The engine does not say what uses them, and newer ones may count a use that has ended (docs/backup.md).
  return 'its layers stay on the disk: the engine still counts a use of them, usually by another image or the build cache';
}
