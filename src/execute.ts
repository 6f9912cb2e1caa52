import type { Answer, Attempt } from './domain/attempt.ts';
import type { Group, Plan } from './domain/plan.ts';
import { optionsFor, type RemovalOptions } from './domain/predict.ts';
import { referencesOf, type Store } from './domain/store.ts';
import { removalName, type PresentTarget } from './domain/target.ts';
import type { Survey } from './domain/survey.ts';
import { notSent, type Ending } from './ending.ts';
import type { Engine } from './engine/port.ts';
import { unlessSilent } from './look.ts';
import { inParallel } from './parallel.ts';
import { startPruning } from './prune.ts';

/** On the containerd store removals that overlap share the collection passes; on the other the engine's lock decides. */
const REMOVALS_AT_ONCE: Readonly<Record<Store, number>> = { graphdriver: 8, containerd: 64, podman: 4 };

export interface Conduct {
  readonly options: RemovalOptions;
  readonly ending: Ending;
  /** Called before each removal; an answer stands in for the engine's, which then is not asked. */
  readonly precaution: (target: PresentTarget) => Promise<Answer | undefined>;
  /** Whether the rest may stay; then images go one after another. */
  readonly enough: (() => Promise<boolean>) | undefined;
  readonly onDone: (done: readonly Attempt[]) => void;
}

/** Applies a plan. Whatever happens to one removal, the others are tried. */
export async function execute(
  plan: Plan,
  survey: Survey,
  engine: Engine,
  { options, ending, precaution, enough, onDone }: Conduct,
): Promise<readonly Attempt[]> {
  const attempts: (readonly Attempt[])[] = [];
  const limit = enough === undefined ? REMOVALS_AT_ONCE[engine.facts.store] : 1;
  const patient = engine.until(ending.cut);
  const isOver = (): boolean => ending.over.aborted;
  const prune = options.noPrune ? undefined : startPruning(survey, patient, isOver);
  const answerTo = async (target: PresentTarget): Promise<Answer> => {
    if (isOver()) return notSent(ending.cause());
    const instead = await precaution(target);
    if (instead !== undefined) return instead;
    // Saving an image, or waiting for a container, can take long.
    if (isOver()) return notSent(ending.cause());
    const answer = await removeOnce(target, patient, optionsFor(target, survey, options), ending);
    return prune === undefined ? answer : prune(target, answer);
  };
  const applyGroup = async ({ steps }: Group): Promise<readonly Attempt[]> => {
    const isEnough = !isOver() && (await enough?.()) === true;
    const done: Attempt[] = [];
    for (const target of steps) {
      done.push({ target, answer: isEnough ? notSent('enough') : await answerTo(target) });
    }
    onDone(done);
    return done;
  };
  for (const wave of plan) attempts.push((await inParallel(limit, wave, applyGroup)).flat());
  return attempts.flat();
}

/**
 * A removal whose answer was lost is sent again only when a look shows that it is still needed. So is one by ID that stumbled
 * over another client, who took one of the image's names away in that moment: the engine calls that name "not found".
 */
async function removeOnce(
  target: PresentTarget,
  engine: Engine,
  options: RemovalOptions,
  { over }: Ending,
): Promise<Answer> {
  const answer = await engine.remove(removalName(target), options);
  const isDoubtful = answer.kind === 'gone' || (answer.kind === 'error' && answer.broken);
  if (!isDoubtful || over.aborted) return answer;
  const image = await unlessSilent(engine.inspect(target.image), undefined);
  if (image === undefined) return answer;
  if (target.kind === 'reference' && !referencesOf(image).includes(target.reference)) return answer;
  return engine.remove(removalName(target), options);
}
