import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from '../paths.ts';

/** Where the docker CLI has its configuration; undefined for a user without a home. */
export function configFolder({ env, home, platform }: Surroundings): string | undefined {
  const named = env['DOCKER_CONFIG'] ?? '';
  if (named !== '') return named;
  return home === undefined ? undefined : pathsOf(platform).join(home, '.docker');
}
