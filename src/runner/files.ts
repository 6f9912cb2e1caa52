import { homedir } from 'node:os';
import {
  type Stats,
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';

type Kind = 'file' | 'folder' | 'socket' | 'other' | 'hidden';

type Text = { readonly text: string } | { readonly problem: string; readonly isMissing: boolean };

/** A larger file is not a configuration, and would only cost memory. */
const LONGEST_TEXT = 4 * 1024 * 1024;

const MISSING = ['ENOENT', 'ENOTDIR'];

export const files = { kind, read, realPath, isProgram };

/** Undefined for a user without an entry in passwd. */
export function homeFolder(): string | undefined {
  try {
    const home = homedir();
    return home === '' ? undefined : home;
  } catch {
    return undefined;
  }
}

function kind(path: string): Kind | undefined {
  try {
    return kindOf(statSync(path));
  } catch (error) {
    return MISSING.includes(codeOf(error)) ? undefined : 'hidden';
  }
}

function read(path: string): Text {
  try {
    // Opening a pipe would wait until another process writes into it.
    if (kindOf(statSync(path)) !== 'file') return { problem: 'it is not a file', isMissing: false };
    const file = openSync(path, 'r');
    try {
      if (fstatSync(file).size > LONGEST_TEXT) return { problem: 'it is too large', isMissing: false };
      return { text: readFileSync(file, 'utf8') };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const code = codeOf(error);
    return { problem: code, isMissing: MISSING.includes(code) };
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** On Windows every file passes, because only its name makes it a program. */
function isProgram(path: string): boolean {
  if (kind(path) !== 'file') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function kindOf(stats: Stats): Kind {
  if (stats.isFile()) return 'file';
  if (stats.isDirectory()) return 'folder';
  return stats.isSocket() ? 'socket' : 'other';
}

/** Such as `ENOENT`; for an error without a code, its message. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
