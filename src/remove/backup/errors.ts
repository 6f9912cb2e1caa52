import { EngineError } from '../../engine/errors.ts';
import { NotWhole } from './archive.ts';

/** Why an image was not saved. The message is shown as it is. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export const NOT_BEGUN = 'the time was up before its backup began';

export function folderHangs(folder: string): string {
  return `"${folder}" did not answer before the step ended; check that its disk is mounted, and remove any "*.part" file from it`;
}

/** Says what went wrong and what to do next. Throws the error again if it is a bug of ours. */
export function whyNotSaved(error: unknown, folder: string): string {
  if (error instanceof BackupError) return error.message;
  if (error instanceof NotWhole) return `the archive is not whole: ${error.message}; it was not kept`;
  if (error instanceof EngineError && error.fault === 'aborted')
    return 'the time was up before the image was saved; the unfinished file was removed';
  if (error instanceof EngineError) return `the engine did not send the image: ${error.message}`;
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  return BY_CODE[String(error.code)]?.(folder) ?? `the backup in "${folder}" failed: ${error.message}`;
}

const full = (folder: string): string =>
  `the disk of "${folder}" is full, and the unfinished file was removed; make room there, or name a folder on another disk`;

const notAFolder = (folder: string): string =>
  `"${folder}" is a file, or is below a file; name a folder that exists or can be created`;

const notWritable = (folder: string): string =>
  `"${folder}" is not writable for this user; name another folder, or run the step as a user who may write there`;

const BY_CODE: Readonly<Record<string, (folder: string) => string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  EACCES: notWritable,
  EPERM: notWritable,
  // `mkdir` says this where the kernel allows no new folders, such as in /proc.
  ENOENT: (folder) => `"${folder}" cannot be created there, or it disappeared; name another folder`,
  ELOOP: (folder) => `"${folder}" is behind symbolic links that lead in a circle; name another folder`,
  EROFS: (folder) => `"${folder}" is on a read-only disk; name a folder on another disk`,
};
