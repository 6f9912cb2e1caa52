import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from '../paths.ts';

/**
 * Where PATH has a program. Windows would look into the current folder first, and anybody's PATH may hold relative
 * ones: that is the repository that was checked out, and what lies there may come from a stranger's pull request.
 */
export function findProgram(name: string, { platform, env, files }: Surroundings): string | undefined {
  const paths = pathsOf(platform);
  const file = platform === 'win32' ? `${name}.exe` : name;
  const folders = (env['PATH'] ?? '').split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
  return folders.map((folder) => paths.join(folder, file)).find((path) => files.kind(path) === 'file');
}
