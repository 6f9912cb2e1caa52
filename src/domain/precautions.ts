import type { Answer } from './attempt.ts';
import { HABITS } from './habits.ts';
import type { Plan } from './plan.ts';
import { predict, refusedBeforehand, type RemovalOptions } from './predict.ts';
import type { Survey } from './survey.ts';
import type { PresentTarget } from './target.ts';

/**
 * What must not even be asked for, with the answer that stands in for the engine's. Podman's force would take containers
 * along, and it protects no image that a container mounts: there, what is foretold to be refused is refused here.
 */
export function precautions(
  plan: Plan,
  survey: Survey,
  options: RemovalOptions,
): (target: PresentTarget) => Answer | undefined {
  if (!HABITS[survey.engine.store].forceTakesContainers) {
    return (target) => refusedBeforehand(target, survey, options);
  }
  const isRisky = options.force || survey.containers.some(({ mountedImages }) => mountedImages.length > 0);
  const { attempts } = predict(isRisky ? plan : [], survey, options);
  const refused = attempts.filter(({ answer }) => answer.kind === 'conflict');
  const answers = new Map(refused.map(({ target, answer }) => [target, answer]));
  return (target) => answers.get(target);
}
