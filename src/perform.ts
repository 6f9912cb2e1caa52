import { accountHeld } from './domain/account-held.ts';
import { accountLayers, NOT_MEASURED, type Account } from './domain/account.ts';
import type { Answer, Attempt } from './domain/attempt.ts';
import { accidents } from './domain/deletions.ts';
import { evictions, type EvictionRule } from './domain/evict.ts';
import { valuesOf } from './domain/filter.ts';
import { forecast } from './domain/forecast.ts';
import { byAge } from './domain/goal.ts';
import { plan, type Plan } from './domain/plan.ts';
import { predict } from './domain/predict.ts';
import type { Terms } from './domain/recheck.ts';
import type { Container, Usage } from './domain/store.ts';
import type { Aftermath, Survey } from './domain/survey.ts';
import type { PresentTarget } from './domain/target.ts';
import type { Ending } from './ending.ts';
import type { Engine } from './engine/port.ts';
import { startEvicting } from './evict.ts';
import { execute } from './execute.ts';
import type { Inputs } from './inputs/inputs.ts';
import { lookAfter, patiently, unlessSilent } from './look.ts';
import { startMeter } from './measure.ts';
import { startPruning } from './prune.ts';
import { imageRemover, type Removing } from './remove-image.ts';
import { rehearseUntil } from './rehearse-until.ts';
import type { Safe } from './safe.ts';
import { sizedOnTheWay } from './sizes.ts';
import type { Goal } from './until-free.ts';

export interface Performance {
  /** Without the containers that go for the sake of an image. */
  readonly survey: Survey;
  readonly attempts: readonly Attempt[];
  readonly aftermath: Aftermath;
  readonly account: Account;
  readonly evicted: readonly Container[];
  /** Containers that were asked to stop, and were there when the step ended. */
  readonly stopping: readonly Container[];
  /** Where each image was saved. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Stage {
  readonly engine: Engine;
  readonly inputs: Inputs;
  readonly rule: EvictionRule;
  readonly goal: Goal | undefined;
  readonly ending: Ending;
  /** The account of the store from before, where it was asked for already. */
  readonly usage: Usage | undefined;
  readonly isDiskVisible: boolean;
  readonly onDone: (done: readonly Attempt[], survey: Survey) => void;
}

/** What would be, foretold. */
export async function rehearse(full: Survey, { engine, inputs, rule, goal }: Stage): Promise<Performance> {
  const { survey, removals, evicting } = intention(full, inputs, rule, goal);
  // The build cache holds layers too, and which ones nobody tells.
  const hasBuildCache = inputs.measure !== 'off' && (await unlessSilent(engine.hasBuildCache(), true));
  const tell = (attempts: readonly Attempt[], aftermath: Aftermath): Account => {
    if (inputs.measure === 'off') return NOT_MEASURED;
    const { store } = survey.engine;
    if (store === 'containerd') return forecast(survey, attempts, hasBuildCache);
    if (store === 'podman') return accountHeld(survey, attempts, aftermath);
    const account = accountLayers(survey, attempts, aftermath);
    return hasBuildCache ? asLimit(account) : account;
  };
  const foretold = rehearseUntil(goal, removals, (some) => {
    const { attempts, aftermath } = predict(some, survey, inputs);
    return { attempts, aftermath, account: tell(attempts, aftermath) };
  });
  // Those whose image's turn will come.
  const reached = foretold.attempts.filter(({ answer }) => answer.kind !== 'not-sent');
  const due = new Set(reached.flatMap(({ target }) => evicting.get(target.image) ?? []));
  const evicted = full.containers.filter((container) => due.has(container));
  return { survey, ...foretold, evicted, stopping: [], files: new Map() };
}

function asLimit({ total, byAttempt }: Account): Account {
  const isExact = total.method === 'exact' && total.bytes !== 0;
  return { total: isExact ? { ...total, method: 'upper-bound' } : total, byAttempt };
}

/** What is. */
export async function perform(known: Survey, stage: Stage): Promise<Performance> {
  const { engine, inputs, rule, goal, ending } = stage;
  const waiting = engine.until(ending.cut);
  const sizes = sizedOnTheWay(known, waiting, inputs);
  const { full } = sizes;
  const meter = await startMeter(full, engine, inputs.measure, stage);
  const { survey, removals, evicting } = intention(full, inputs, rule, goal);
  const terms = {
    keep: inputs.keep,
    rule,
    knownContainers: new Set(full.containers.map(({ id }) => id)),
    options: inputs,
    onlyUnused: valuesOf(inputs.filters, 'unused').includes('true'),
    isSavedFirst: inputs.backup !== undefined,
  };
  const safe = await safeFor(removals, survey, waiting, inputs.backup, terms, ending);
  const evictor = startEvicting(evicting, waiting, inputs.containers === 'all', ending);
  const attempts = await execute(removals, survey.engine.store, {
    remove: removerOf(survey, waiting, { terms, ending, safe, evicting: evictor, sizes }),
    ending,
    enough: goal === undefined ? undefined : async () => ((await engine.disk())?.free ?? 0) >= goal.bytes,
    onDone: (done) => {
      stage.onDone(done, survey);
    },
  });
  const { asked } = evictor;
  const patient = patiently(engine, ending);
  const present = { ...survey, containers: full.containers.filter(({ id }) => asked.get(id) !== 'gone') };
  const aftermath = await lookAfter(present, attempts, patient);
  const measured = await meter(attempts, aftermath, patient);
  // What an image that nobody knew of took, nobody looked at.
  const account = accidents(attempts, survey, aftermath).length > 0 ? NOT_MEASURED : measured;
  const left = new Set(aftermath.containers.map(({ id }) => id));
  const evicted = full.containers.filter(({ id }) => asked.has(id) && !left.has(id));
  const stopping = full.containers.filter(({ id }) => asked.get(id) === 'unanswered' && left.has(id));
  return { survey, attempts, aftermath, account, evicted, stopping, files: safe?.files ?? new Map() };
}

/** Removes what is asked for, and with it the parents that the engine was told to leave alone. */
function removerOf(
  survey: Survey,
  engine: Engine,
  removing: Removing,
): (target: PresentTarget) => Promise<Answer> {
  const remove = imageRemover(survey, engine, removing);
  const { options } = removing.terms;
  if (options.noPrune) return remove;
  // Its archive holds the parents already.
  const terms = { ...removing.terms, options: { force: false, noPrune: true }, isSavedFirst: false };
  const parents = { ...removing, terms, safe: undefined };
  const prune = startPruning(survey, imageRemover(survey, engine, parents));
  return async (target) => prune(target, await remove(target));
}

interface Intention {
  readonly survey: Survey;
  readonly removals: Plan;
  readonly evicting: ReadonlyMap<string, readonly Container[]>;
}

function intention(full: Survey, inputs: Inputs, rule: EvictionRule, goal: Goal | undefined): Intention {
  const all = plan(full);
  const evicting = evictions(all, full, inputs, rule);
  const going = new Set([...evicting.values()].flat());
  const containers = full.containers.filter((container) => !going.has(container));
  const removals = goal === undefined ? all : byAge(all, full.images);
  return { survey: { ...full, containers }, removals, evicting };
}

/** Reading archives takes code that only a backup needs, so it is loaded for one. */
async function safeFor(
  removals: Plan,
  survey: Survey,
  engine: Engine,
  backup: string | undefined,
  terms: Terms,
  ending: Ending,
): Promise<Safe | undefined> {
  if (backup === undefined) return undefined;
  const { openSafe } = await import('./safe.ts');
  return openSafe(backup, removals, survey, engine, terms, ending);
}
