import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { mkdir, stat } from 'node:fs/promises';

const LONGEST_NAME = 80;

const DIGITS = 8;

/** The folder of one of several engines: a name that people recognise, and digits that keep similar names apart. */
export function folderNameOf(url: string): string {
  const name = url.replaceAll(/[^\w.-]+/g, '_').slice(0, LONGEST_NAME);
  return `${name}-${createHash('sha256').update(url).digest('hex').slice(0, DIGITS)}`;
}

/** Creates each level itself: Node's recursive `mkdir` never ends where a folder cannot be created, as below /proc. */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  try {
    await mkdir(path);
  } catch (error) {
    // The backup of another engine may have created it at the same moment.
    if (codeOf(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
  }
}

const MISSING = ['ENOENT', 'ENOTDIR'];

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (MISSING.includes(codeOf(error))) return false;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
