import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from '../find/context.ts';

/** The path of a program in PATH that is not in the workspace. */
export function findProgram(name: string, surroundings: Surroundings): string | undefined {
  const { platform, files } = surroundings;
  const paths = pathsOf(platform);
  const file = platform === 'win32' ? `${name}.exe` : name;
  return programFolders(surroundings)
    .map((folder) => paths.join(folder, file))
    .find((path) => files.isProgram(path) && !isInWorkspace(path, surroundings));
}

/**
 * The folders of PATH that programs may come from. The workspace holds the checked-out repository, which may come
 * from a stranger's pull request; a relative folder, or the current folder on Windows, may lead there.
 */
export function programFolders(surroundings: Surroundings): readonly string[] {
  const paths = pathsOf(surroundings.platform);
  return (surroundings.env['PATH'] ?? '')
    .split(paths.delimiter)
    .filter((folder) => paths.isAbsolute(folder) && !isInWorkspace(folder, surroundings));
}

/** Compares the paths as written and with links followed, since a link can lead into the workspace or out of it. */
function isInWorkspace(path: string, { platform, env, files }: Surroundings): boolean {
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  if (workspace === '') return false;
  const paths = pathsOf(platform);
  const forms = (text: string): readonly string[] => [text, files.realPath(text) ?? text];
  return forms(path).some((inner) =>
    forms(workspace).some((outer) => {
      const relative = paths.relative(outer, inner);
      return relative !== '..' && !relative.startsWith(`..${paths.sep}`) && !paths.isAbsolute(relative);
    }),
  );
}
