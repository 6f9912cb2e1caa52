import { EngineError } from '../../engine/errors.ts';
import { NotWhole } from './archive.ts';

/** A reason why an image was not saved, in finished words. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

export const NOT_BEGUN = 'the time was up before its turn came to be saved';

export function hanging(folder: string): string {
  return `"${folder}" did not answer until the end; look whether its disk is there, and remove any "*.part" from it`;
}

/** What went wrong, where, and what to do next; throws what is nobody's fault but ours. */
export function inWords(error: unknown, folder: string): string {
  if (error instanceof Trouble) return error.message;
  if (error instanceof NotWhole) return `the archive is not whole: ${error.message}; it was not kept`;
  if (error instanceof EngineError && error.fault === 'aborted')
    return 'the time was up before the image was saved; what was written of it is removed again';
  if (error instanceof EngineError) return `the engine did not hand the image over: ${error.message}`;
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  return WORDS[String(error.code)]?.(folder) ?? `the backup in "${folder}" failed: ${error.message}`;
}

const full = (folder: string): string =>
  `the disk of "${folder}" is full, and what was written of the image is removed again; make room there, or name a folder on another disk`;

const notAFolder = (folder: string): string =>
  `"${folder}" is a file, or lies below one; name a folder, or one that can be made`;

const forbidden = (folder: string): string =>
  `"${folder}" may not be written to; name another folder, or run the step as a user who may write there`;

const WORDS: Readonly<Record<string, (folder: string) => string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  EACCES: forbidden,
  EPERM: forbidden,
  // What `mkdir` says where the kernel makes no folders, such as /proc.
  ENOENT: (folder) => `"${folder}" cannot be made where it is, or went away; name another folder`,
  ELOOP: (folder) => `"${folder}" is reached by links that lead in a circle; name another folder`,
  EROFS: (folder) => `"${folder}" lies on a disk that is read-only; name a folder on another one`,
};
