import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from '../find/context.ts';
import { programFolders } from './find-program.ts';

/** Inputs and state of the action, tokens of the job, and the files with which a step controls the job. */
const WITHHELD = /^(?:INPUT|STATE|ACTIONS|GITHUB|GH)_/i;

/** The environment of the docker CLI and of what it starts (ssh, credential helpers). */
export function childEnvironment(surroundings: Surroundings): Readonly<Record<string, string>> {
  const { platform, env } = surroundings;
  const token = env['INPUT_GITHUB-TOKEN']?.trim() ?? '';
  const isPath = (name: string): boolean =>
    platform === 'win32' ? name.toUpperCase() === 'PATH' : name === 'PATH';
  const path = programFolders(surroundings).join(pathsOf(platform).delimiter);
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => {
      const isWithheld = WITHHELD.test(name) || (token !== '' && value === token);
      return isWithheld || value === undefined ? [] : [[name, isPath(name) ? path : value]];
    }),
  );
}
