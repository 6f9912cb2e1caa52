import { InputError } from './domain/input-error.ts';
import type { EndpointChoice, Surroundings } from './engine/endpoint.ts';
import { chooseEndpoint, resolveHost } from './engine/hosts/choose.ts';
import { shown } from './engine/hosts/without-secrets.ts';

/** The engines to work on, each once. What `hosts` says is checked as a whole before any of them is asked. */
export function enginesOf(hosts: readonly string[], surroundings: Surroundings): readonly EndpointChoice[] {
  if (hosts.length === 0) return [chooseEndpoint(surroundings)];
  const found = hosts.map((line) => ({ line, choice: resolveHost(line, surroundings) }));
  const problems = found.flatMap(({ line, choice }) =>
    'problem' in choice
      ? [{ input: 'hosts', value: shown(line).slice(1, -1), allowed: `is refused: ${choice.problem}` }]
      : [],
  );
  if (problems.length > 0) throw new InputError(problems);
  const choices = found.flatMap(({ choice }) => ('endpoint' in choice ? choice : []));
  return [...new Map(choices.map((choice) => [choice.endpoint.url, choice])).values()];
}
