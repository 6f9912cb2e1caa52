import { type Deadline, withLookTime } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import { NOT_MEASURED } from '../measure/account.ts';
import { collectLayerSizes } from '../measure/layer-sizes.ts';
import { startMeter } from '../measure/meter.ts';
import { inParallel } from '../model/collections.ts';
import type { EngineKind } from '../model/engine-traits.ts';
import { valuesOf } from '../model/filter.ts';
import { accidents, type Survey } from '../model/survey.ts';
import { type Attempt, notSent, type PresentTarget, type RemovalAnswer } from '../model/target.ts';
import type { Group, Plan } from '../plan/order.ts';
import { lookAfter } from './look-after.ts';
import { intention, type RemovalResult, type Stage } from './performance.ts';
import { parentPruner } from './prune-parents.ts';
import type { Terms } from './recheck.ts';
import { containerRemover } from './remove-containers.ts';
import { imageRemover, type Removing } from './remove-image.ts';
import type { Saving } from './save-first.ts';

/** What is. */
export async function perform(known: Survey, stage: Stage): Promise<RemovalResult> {
  const { engine, inputs, rule, goal, ending } = stage;
  const waiting = engine.until(ending.cut);
  const sizes = collectLayerSizes(known, waiting, inputs);
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
  const evictor = containerRemover(evicting, waiting, inputs.containers === 'all', ending);
  const attempts = await execute(removals, survey.engine.store, {
    remove: removerOf(survey, waiting, { terms, ending, safe, evicting: evictor, sizes }),
    ending,
    enough: goal === undefined ? undefined : async () => ((await engine.disk())?.free ?? 0) >= goal.bytes,
    onDone: (done) => {
      stage.onDone(done, survey);
    },
  });
  const { asked } = evictor;
  const patient = withLookTime(engine, ending);
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
): (target: PresentTarget) => Promise<RemovalAnswer> {
  const remove = imageRemover(survey, engine, removing);
  const { options } = removing.terms;
  if (options.noPrune) return remove;
  // Its archive holds the parents already.
  const terms = { ...removing.terms, options: { force: false, noPrune: true }, isSavedFirst: false };
  const parents = { ...removing, terms, safe: undefined };
  const prune = parentPruner(survey, imageRemover(survey, engine, parents));
  return async (target) => prune(target, await remove(target));
}

/** Reading archives takes code that only a backup needs, so it is loaded for one. */
async function safeFor(
  removals: Plan,
  survey: Survey,
  engine: Engine,
  backup: string | undefined,
  terms: Terms,
  ending: Deadline,
): Promise<Saving | undefined> {
  if (backup === undefined) return undefined;
  const { openBackupFolder } = await import('./save-first.ts');
  return openBackupFolder(backup, removals, survey, engine, terms, ending);
}

/** On the containerd store removals that overlap share the collection passes; on the other the engine's lock decides. */
const REMOVALS_AT_ONCE: Readonly<Record<EngineKind, number>> = { graphdriver: 8, containerd: 64, podman: 4 };

export interface Conduct {
  /** Never throws: whatever happens to a removal is an answer. */
  readonly remove: (target: PresentTarget) => Promise<RemovalAnswer>;
  readonly ending: Deadline;
  /** Whether the rest may stay; then images go one after another. */
  readonly enough: (() => Promise<boolean>) | undefined;
  readonly onDone: (done: readonly Attempt[]) => void;
}

/** Applies a plan. Whatever happens to one removal, the others are tried. */
export async function execute(
  plan: Plan,
  store: EngineKind,
  { remove, ending, enough, onDone }: Conduct,
): Promise<readonly Attempt[]> {
  const attempts: (readonly Attempt[])[] = [];
  const limit = enough === undefined ? REMOVALS_AT_ONCE[store] : 1;
  const applyGroup = async ({ steps }: Group): Promise<readonly Attempt[]> => {
    const isEnough = !ending.over.aborted && (await enough?.()) === true;
    const done: Attempt[] = [];
    for (const target of steps) {
      done.push({ target, answer: isEnough ? notSent('enough') : await remove(target) });
    }
    onDone(done);
    return done;
  };
  for (const wave of plan) attempts.push((await inParallel(limit, wave, applyGroup)).flat());
  return attempts.flat();
}
