import { HABITS } from './domain/habits.ts';
import { InputError, type Problem } from './domain/input-error.ts';
import { keepingLocalNames, withLocalNames } from './domain/local-names.ts';
import type { EngineFacts } from './domain/store.ts';
import type { Inputs } from './inputs/inputs.ts';
import { refusePlatforms } from './variants.ts';

/** Throws for what this engine would do otherwise than it is meant. */
export function refuseInputs(inputs: Inputs, facts: EngineFacts): void {
  const { platforms, force, containers, noPrune } = inputs;
  if (platforms.length > 0) refusePlatforms(facts, platforms.map(({ requested }) => requested).join(', '));
  if (!HABITS[facts.store].forceTakesContainers) return;
  const problems: Problem[] = [];
  if (force && containers !== 'all') {
    const allowed = `lets ${facts.name} remove the containers of an image too, running ones among them; write \`containers: all\` beside it if that is meant, or leave it out; nothing was removed`;
    problems.push({ input: 'force', value: 'true', allowed });
  }
  if (noPrune) {
    const allowed = `is not known to ${facts.name}, which takes untagged parents along all the same; leave it out, and name in \`keep\` what must stay; nothing was removed`;
    problems.push({ input: 'no-prune', value: 'true', allowed });
  }
  if (problems.length > 0) throw new InputError(problems);
}

/** What the inputs mean to this engine. */
export function asMeantHere(inputs: Inputs, { store }: EngineFacts): Inputs {
  if (store !== 'podman') return inputs;
  const { images, keep } = inputs;
  return { ...inputs, images: withLocalNames(images), keep: keepingLocalNames(keep) };
}
