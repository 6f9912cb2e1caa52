import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Where the first phase stored its record for the post phase. The record is too long for a state value, which becomes
 * an environment variable, so it is a file. Its digest is a state value, so that a changed file is noticed.
 */
export interface Recorded {
  readonly path: string;
  readonly digest: string;
}

export function writeRecord(env: NodeJS.ProcessEnv, text: string): Recorded {
  const folder = env['RUNNER_TEMP'] ?? '';
  const path = join(folder === '' ? tmpdir() : folder, `docker-image-rm-${randomUUID()}.txt`);
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  return { path, digest: digestOf(text) };
}

/** The text, or why there is none. */
export function readRecord({
  path,
  digest,
}: Recorded): { readonly text: string } | { readonly problem: string } {
  try {
    const text = readFileSync(path, 'utf8');
    return digestOf(text) === digest ? { text } : { problem: `${path} was changed after it was written` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { problem: code === 'ENOENT' ? `${path} is gone` : `${path} cannot be read (${code})` };
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
