import type { Choice } from '../choose/choose.ts';
import type { EngineSession } from '../choose/engine-session.ts';
import { withTimeToLook } from '../engine/deadline.ts';
import { accidents, type Account, NOT_MEASURED } from '../measure/account.ts';
import { startMeter } from '../measure/measure-plan.ts';
import { inParallel } from '../model/collections.ts';
import type { Container } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import {
  type Attempt,
  notSent,
  type PresentTarget,
  type RemovalAnswer,
  type StateAfter,
  type Survey,
} from '../model/removal.ts';
import { containersToRemoveFirst } from '../plan/containers-first.ts';
import type { Goal } from '../plan/goal.ts';
import { byAge, type Group, type Plan, planRemovals } from '../plan/order.ts';
import { lookAfter } from './look-after.ts';
import { parentPruner } from './prune-parents.ts';
import type { Terms } from './recheck.ts';
import { containerRemover } from './remove-containers.ts';
import { imageRemover } from './remove-image.ts';
import type { Saving } from './save-first.ts';

/** What a step did on one engine, or would do. */
export interface RemovalResult {
  /** Without the containers that go before an image can. */
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly stateAfter: StateAfter;
  readonly account: Account;
  readonly containersRemoved: readonly Container[];
  /** Containers that were asked to stop, and were there when the step ended. */
  readonly containersStopping: readonly Container[];
  /** Where each image was saved. */
  readonly files: ReadonlyMap<string, string>;
}

/** Removes what was chosen. */
export async function perform(
  all: Survey,
  session: EngineSession,
  { rule, measure, known }: Choice,
  goal: Goal | undefined,
): Promise<RemovalResult> {
  const { engine, inputs, deadline } = session;
  const waiting = { ...session, engine: engine.until(deadline.stopWaiting) };
  const meter = await startMeter(measure, all, waiting.engine, known?.usage);
  const { survey, plan, containersFirst } = planFor(all, session, rule, goal);
  const terms = {
    keep: inputs.keep,
    rule,
    knownContainers: new Set(all.containers.map(({ id }) => id)),
    options: inputs,
    onlyUnused: inputs.filters.some((filter) => filter.key === 'unused' && filter.is),
    isSavedFirst: inputs.backup !== undefined,
  };
  const saving = await savingFor(plan, survey, waiting, terms);
  const containers = containersFirst.size === 0 ? undefined : containerRemover(containersFirst, waiting);
  const remove = imageRemover(survey, waiting, { terms, saving, containers });
  const attempts = await execute(plan, session, survey, goal, withParents(survey, waiting, terms, remove));
  const asked = containers?.asked ?? new Map<string, 'gone'>();
  const patient = withTimeToLook(engine, deadline);
  const present = { ...survey, containers: all.containers.filter(({ id }) => asked.get(id) !== 'gone') };
  const stateAfter = await lookAfter(present, attempts, patient);
  const measured = await meter(attempts, stateAfter, patient);
  // What an image that nobody knew of took, nobody looked at.
  const account = accidents(attempts, survey, stateAfter).length > 0 ? NOT_MEASURED : measured;
  const left = new Set(stateAfter.containers.map(({ id }) => id));
  return {
    survey,
    attempts,
    stateAfter,
    account,
    containersRemoved: all.containers.filter(({ id }) => asked.has(id) && !left.has(id)),
    containersStopping: all.containers.filter(({ id }) => asked.get(id) === 'unanswered' && left.has(id)),
    files: saving?.files ?? new Map(),
  };
}

export interface PlannedRemovals {
  readonly survey: Survey;
  readonly plan: Plan;
  /** By image. */
  readonly containersFirst: ReadonlyMap<string, readonly Container[]>;
}

export function planFor(
  all: Survey,
  { inputs }: Pick<EngineSession, 'inputs'>,
  rule: Choice['rule'],
  goal: Goal | undefined,
): PlannedRemovals {
  const inWaves = planRemovals(all);
  const isKept = rule.containers === 'keep';
  const containersFirst = isKept ? NO_CONTAINERS : containersToRemoveFirst(inWaves, all, inputs, rule);
  const going = new Set([...containersFirst.values()].flat());
  const containers = all.containers.filter((container) => !going.has(container));
  const plan = goal === undefined ? inWaves : byAge(inWaves, all.images);
  return { survey: { ...all, containers }, plan, containersFirst };
}

const NO_CONTAINERS: PlannedRemovals['containersFirst'] = new Map();

/** Never throws: whatever happens to a removal is an answer. */
type Remove = (target: PresentTarget) => Promise<RemovalAnswer>;

/** Removes also the untagged parents that the engine was told to leave alone. */
function withParents(survey: Survey, session: EngineSession, terms: Terms, remove: Remove): Remove {
  if (terms.options.noPrune || survey.holdsParentsThatStay.size === 0) return remove;
  // The archive of the image holds its parents already.
  const ofParents = { ...terms, options: { force: false, noPrune: true }, isSavedFirst: false };
  const removeParent = imageRemover(survey, session, {
    terms: ofParents,
    saving: undefined,
    containers: undefined,
  });
  const prune = parentPruner(survey, removeParent);
  return async (target) => prune(target, await remove(target));
}

/** Reading archives takes code that only a backup needs, so it is loaded for one. */
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

/** Applies a plan. Whatever happens to one removal, the others are tried. */
async function execute(
  plan: Plan,
  { engine, deadline, onDone }: EngineSession,
  survey: Survey,
  goal: Goal | undefined,
  remove: Remove,
): Promise<readonly Attempt[]> {
  const isReached = async (): Promise<boolean> =>
    goal !== undefined && !deadline.stopStarting.aborted && ((await engine.disk())?.free ?? 0) >= goal.bytes;
  // To stop in time, images go one after another.
  const limit = goal === undefined ? TRAITS[survey.engine.store].removalsAtOnce : 1;
  const applyGroup = async ({ steps }: Group): Promise<readonly Attempt[]> => {
    const isEnough = await isReached();
    const done: Attempt[] = [];
    for (const target of steps) {
      done.push({ target, answer: isEnough ? notSent('enough') : await remove(target) });
    }
    onDone(done, survey);
    return done;
  };
  const attempts: (readonly Attempt[])[] = [];
  for (const wave of plan) attempts.push((await inParallel(limit, wave, applyGroup)).flat());
  return attempts.flat();
}
