import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The context that `docker context use` chose, if any; a problem when nobody can tell. */
export function currentContext(
  env: Readonly<Record<string, string | undefined>>,
): string | { readonly problem: string } | undefined {
  const folder = env['DOCKER_CONFIG'] ?? '';
  const file = join(folder === '' ? join(homedir(), '.docker') : folder, 'config.json');
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const isMissing =
      error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
    return isMissing
      ? undefined
      : {
          problem: `${file} cannot be read, and it may name another engine (${detail}); set DOCKER_HOST instead`,
        };
  }
  const isContext = typeof config === 'object' && config !== null && 'currentContext' in config;
  return isContext && typeof config.currentContext === 'string' && config.currentContext !== ''
    ? config.currentContext
    : undefined;
}
