import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NO_FILE = ['ENOENT', 'ENOTDIR', 'ERR_SYSTEM_ERROR'];

type Environment = Readonly<Record<string, string | undefined>>;

/** The context that `docker context use` chose, if any; a problem when nobody can tell. */
export function currentContext(env: Environment): string | { readonly problem: string } | undefined {
  const folder = env['DOCKER_CONFIG'] ?? '';
  let file = join(folder, 'config.json');
  try {
    // A user without an entry in passwd has no home, and so no configuration there.
    if (folder === '') file = join(homedir(), '.docker', 'config.json');
    return contextIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && NO_FILE.includes(String(error.code))) return undefined;
    return {
      problem: `${file} may name another engine and cannot be read (${error.message}); set DOCKER_HOST instead`,
    };
  }
}

function contextIn(config: unknown): string | undefined {
  const isContext = typeof config === 'object' && config !== null && 'currentContext' in config;
  return isContext && typeof config.currentContext === 'string' && config.currentContext !== ''
    ? config.currentContext
    : undefined;
}
