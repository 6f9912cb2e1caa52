import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The context that `docker context use` chose, if any. */
export function currentContext(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const folder = env['DOCKER_CONFIG'] ?? join(homedir(), '.docker');
  let text: string;
  try {
    text = readFileSync(join(folder, 'config.json'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
  const config: unknown = JSON.parse(text);
  const isContext = typeof config === 'object' && config !== null && 'currentContext' in config;
  return isContext && typeof config.currentContext === 'string' && config.currentContext !== ''
    ? config.currentContext
    : undefined;
}
