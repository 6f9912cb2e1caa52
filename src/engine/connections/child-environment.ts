import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from '../find/context.ts';
import { programFolders } from './find-program.ts';

/** The inputs and the state of the action, tokens of the job, and files through which a step steers the job. */
const NOT_FOR_OTHERS = /^(?:INPUT|STATE|ACTIONS|GITHUB|GH)_/i;

/** What the docker CLI gets to know, and what it starts in its turn (ssh, helpers for credentials). */
export function childEnvironment(surroundings: Surroundings): Readonly<Record<string, string | undefined>> {
  const { platform, env } = surroundings;
  const token = env['INPUT_GITHUB-TOKEN']?.trim() ?? '';
  const isPath = (name: string): boolean =>
    platform === 'win32' ? name.toUpperCase() === 'PATH' : name === 'PATH';
  const path = programFolders(surroundings).join(pathsOf(platform).delimiter);
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name, value]) => !NOT_FOR_OTHERS.test(name) && (token === '' || value !== token))
      .map(([name, value]) => [name, isPath(name) ? path : value]),
  );
}
