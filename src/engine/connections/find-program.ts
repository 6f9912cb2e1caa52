import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from '../find/context.ts';

/** Where PATH has a program that does not lie in the workspace. */
export function findProgram(name: string, surroundings: Surroundings): string | undefined {
  const { platform, files } = surroundings;
  const paths = pathsOf(platform);
  const file = platform === 'win32' ? `${name}.exe` : name;
  return programFolders(surroundings)
    .map((folder) => paths.join(folder, file))
    .find((path) => files.isProgram(path) && !isInWorkspace(path, surroundings));
}

/**
 * The folders of PATH that programs may come from. What lies in the workspace is the repository that was checked out, and
 * may come from a stranger's pull request; so may what a relative folder leads to, or what Windows finds in the current one.
 */
export function programFolders(surroundings: Surroundings): readonly string[] {
  const paths = pathsOf(surroundings.platform);
  return (surroundings.env['PATH'] ?? '')
    .split(paths.delimiter)
    .filter((folder) => paths.isAbsolute(folder) && !isInWorkspace(folder, surroundings));
}

/** As it is written, or once links are followed: a link in the repository can lead anywhere, and one elsewhere into it. */
function isInWorkspace(path: string, { platform, env, files }: Surroundings): boolean {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (workspace === '') return false;
  const paths = pathsOf(platform);
  const forms = (text: string): readonly string[] => [text, files.realPath(text) ?? text];
  return forms(path).some((inner) =>
    forms(workspace).some((outer) => {
      const way = paths.relative(outer, inner);
      return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
    }),
  );
}
