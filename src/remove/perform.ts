import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { withTimeToLook } from '../engine/deadline.ts';
import type { ContainerEnd } from '../engine/port.ts';
import { accidents, type Account, NOT_MEASURED } from '../measure/account.ts';
import { startMeter } from '../measure/measure-plan.ts';
import { inParallel } from '../model/collections.ts';
import type { Container } from '../model/container.ts';
import type { Beside } from '../model/left-behind.ts';
import { TRAITS } from '../model/engine-traits.ts';
import {
  type Attempt,
  notSent,
  type PresentTarget,
  type RemovalAnswer,
  type StateAfter,
  type Survey,
} from '../model/removal.ts';
import { containersToRemoveAnyway, containersToRemoveFirst } from '../plan/containers-first.ts';
import type { Goal } from '../plan/goal.ts';
import { goalWatch } from './watch-goal.ts';
import { byAge, type Group, type Plan, planRemovals } from '../plan/order.ts';
import { planLines } from './debug-lines.ts';
import { lookAfter } from './look-after.ts';
import { lookBeside } from './look-beside.ts';
import { parentPruner } from './prune-parents.ts';
import type { Terms } from './recheck.ts';
import { containerRemover, containersNotRemoved, type NotRemoved } from './remove-containers.ts';
import { imageRemover } from './remove-image.ts';
import type { Saving } from './save-first.ts';

/** What a step did on one engine, or what a dry run predicts. */
export interface RemovalResult {
  /** Without the containers that are removed first. */
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
  readonly account: Account;
  readonly containersRemoved: readonly Container[];
  /** Containers that the engine was asked to remove, and that were still there when the step ended. */
  readonly containersStopping: readonly Container[];
  /** Containers that were to go whatever image they use, and that are still there. */
  readonly containersNotRemoved: readonly NotRemoved[];
  /** What the engine then holds beside images; only with a baseline. */
  readonly beside: Beside | undefined;
  /** The file that each image was saved to, by ID. */
  readonly files: ReadonlyMap<string, string>;
}

/** Removes what was chosen, and looks at what is left. */
export async function perform(
  fullSurvey: Survey,
  session: EngineSession,
  { rule, measure, known }: Choice,
  goal: Goal | undefined,
): Promise<RemovalResult> {
  const { engine, inputs, deadline } = session;
  const removalSession = { ...session, engine: engine.until(deadline.stopWaiting) };
  const meter = await startMeter(measure, fullSurvey, removalSession.engine, known?.usage);
  const planned = planFor(fullSurvey, session, rule, goal);
  session.debug?.(planLines(planned));
  const { survey, plan, containersFirst, containersAnyway } = planned;
  const terms = {
    keep: inputs.keep,
    keepNewest: inputs.keepNewest,
    rule,
    knownContainers: new Set(fullSurvey.containers.map(({ id }) => id)),
    options: inputs,
    onlyUnused: inputs.filters.some((filter) => filter.key === 'unused' && filter.is),
    isSavedFirst: inputs.backup !== undefined,
  };
  const saving = await savingFor(plan, survey, removalSession, terms);
  const containers =
    containersFirst.size === 0 && containersAnyway.length === 0
      ? undefined
      : containerRemover(containersFirst, removalSession);
  await containers?.removeAnyway(containersAnyway);
  const removeImage = imageRemover(survey, removalSession, { terms, saving, containers });
  const remove = withParents(survey, removalSession, terms, removeImage);
  const attempts = await execute(plan, session, survey, goal, remove);
  const asked = containers?.asked ?? new Map<string, ContainerEnd>();
  const engineForLook = withTimeToLook(engine, deadline);
  const containersNotGone = fullSurvey.containers.filter(({ id }) => asked.get(id)?.kind !== 'gone');
  const [read, stateAfter, beside] = await Promise.all([
    meter(engineForLook),
    lookAfter({ ...survey, containers: containersNotGone }, attempts, engineForLook),
    rule.baseline === undefined ? undefined : lookBeside(engineForLook, rule.baseline),
  ]);
  const measured = read(attempts, stateAfter);
  // Nobody looked up the size of an image that went by accident.
  const account = accidents(attempts, survey, stateAfter).length > 0 ? NOT_MEASURED : measured;
  const left = new Set(stateAfter.containers.map(({ id }) => id));
  return {
    survey,
    attempts,
    stateAfter,
    account,
    containersRemoved: fullSurvey.containers.filter(({ id }) => asked.has(id) && !left.has(id)),
    containersStopping: fullSurvey.containers.filter(
      ({ id }) => asked.get(id)?.kind === 'unanswered' && left.has(id),
    ),
    containersNotRemoved:
      containersAnyway.length === 0
        ? []
        : containersNotRemoved(
            containersAnyway.filter(({ id }) => left.has(id)),
            asked,
            deadline,
          ),
    beside,
    files: saving?.files ?? new Map(),
  };
}

export interface PlannedRemovals {
  readonly survey: Survey;
  readonly plan: Plan;
  /** The containers to remove before each image, by the ID of the image. */
  readonly containersFirst: ReadonlyMap<string, readonly Container[]>;
  /** The containers to remove whatever becomes of their images. */
  readonly containersAnyway: readonly Container[];
}

export function planFor(
  fullSurvey: Survey,
  { inputs }: Pick<EngineSession, 'inputs'>,
  rule: Choice['rule'],
  goal: Goal | undefined,
): PlannedRemovals {
  const waves = planRemovals(fullSurvey);
  const containersFirst: PlannedRemovals['containersFirst'] =
    rule.containers === 'keep' ? new Map() : containersToRemoveFirst(waves, fullSurvey, inputs, rule);
  const containersAnyway = rule.containers === 'keep' ? [] : containersToRemoveAnyway(fullSurvey, rule);
  const going = new Set([...containersFirst.values(), containersAnyway].flat());
  const containers = fullSurvey.containers.filter((container) => !going.has(container));
  const plan = goal === undefined ? waves : byAge(waves, fullSurvey.images);
  return { survey: { ...fullSurvey, containers }, plan, containersFirst, containersAnyway };
}

/** Never throws: whatever happens to a removal is an answer. */
type Remove = (target: PresentTarget) => Promise<RemovalAnswer>;

/** Also removes the untagged parents of an image whose removal is sent with `noprune`. */
function withParents(survey: Survey, session: EngineSession, terms: Terms, remove: Remove): Remove {
  if (terms.options.noPrune || survey.holdsParentsThatStay.size === 0) return remove;
  // The archive of the image already holds its parents.
  const termsForParents = { ...terms, options: { force: false, noPrune: true }, isSavedFirst: false };
  const removeParent = imageRemover(survey, session, {
    terms: termsForParents,
    saving: undefined,
    containers: undefined,
  });
  const prune = parentPruner(survey, removeParent);
  return async (target) => prune(target, await remove(target));
}

/** The code that reads archives is loaded only for a backup. */
async function savingFor(
  plan: Plan,
  survey: Survey,
  session: EngineSession,
  terms: Terms,
): Promise<Saving | undefined> {
  const { backup } = session.inputs;
  if (backup === undefined) return undefined;
  const { openBackupFolder } = await import('./save-first.ts');
  return openBackupFolder(backup, plan, survey, session, terms);
}

/** Applies a plan. One failed removal does not stop the others. */
async function execute(
  plan: Plan,
  { engine, deadline, onDone }: EngineSession,
  survey: Survey,
  goal: Goal | undefined,
  remove: Remove,
): Promise<readonly Attempt[]> {
  const watch = goal === undefined ? undefined : goalWatch(goal, engine, survey);
  // With a goal, images go one after another, so that the step stops as soon as enough is free.
  const limit = goal === undefined ? TRAITS[survey.engine.store].removalsAtOnce : 1;
  const applyGroup = async (group: Group): Promise<readonly Attempt[]> => {
    const cause = deadline.stopStarting.aborted ? undefined : await watch?.whyStop();
    const done: Attempt[] = [];
    for (const target of group.steps) {
      done.push({ target, answer: cause === undefined ? await remove(target) : notSent(cause) });
    }
    watch?.note(done);
    onDone(done, survey);
    return done;
  };
  const attempts: (readonly Attempt[])[] = [];
  for (const wave of plan) attempts.push((await inParallel(limit, wave, applyGroup)).flat());
  return attempts.flat();
}
