import type { Answer, Attempt } from './domain/attempt.ts';
import type { Group, Plan } from './domain/plan.ts';
import { optionsFor, type RemovalOptions } from './domain/predict.ts';
import { referencesOf, type Store } from './domain/store.ts';
import { removalName, type PresentTarget } from './domain/target.ts';
import type { Survey } from './domain/survey.ts';
import type { Engine } from './engine/port.ts';
import { unlessSilent } from './look.ts';
import { inParallel } from './parallel.ts';

/** On the containerd store removals that overlap share the collection passes; on the other the engine's lock decides. */
const REMOVALS_AT_ONCE: Readonly<Record<Store, number>> = { graphdriver: 8, containerd: 64 };

/** Applies a plan. Whatever happens to one removal, the others are tried. A precaution's answer stands in for the engine's. */
export async function execute(
  plan: Plan,
  survey: Survey,
  engine: Engine,
  options: RemovalOptions,
  deadline: AbortSignal,
  precaution: (target: PresentTarget) => Promise<Answer | undefined>,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  const limit = REMOVALS_AT_ONCE[engine.facts.store];
  const applyGroup = async ({ steps }: Group): Promise<readonly Attempt[]> => {
    const done: Attempt[] = [];
    for (const target of steps) {
      const answer: Answer = deadline.aborted
        ? { kind: 'not-sent', why: 'the time was up before it came to it' }
        : ((await precaution(target)) ??
          (await removeOnce(target, engine, optionsFor(target, survey, options))));
      done.push({ target, answer });
    }
    return done;
  };
  for (const wave of plan) attempts.push(...(await inParallel(limit, wave, applyGroup)).flat());
  return attempts;
}

/** A removal whose answer was lost is sent again only when a look shows that it is still needed. */
async function removeOnce(target: PresentTarget, engine: Engine, options: RemovalOptions): Promise<Answer> {
  const answer = await engine.remove(removalName(target), options);
  if (answer.kind !== 'error' || !answer.broken) return answer;
  const image = await unlessSilent(engine.inspect(target.image), undefined);
  if (image === undefined) return answer;
  if (target.kind === 'reference' && !referencesOf(image).includes(target.reference)) return answer;
  return engine.remove(removalName(target), options);
}
