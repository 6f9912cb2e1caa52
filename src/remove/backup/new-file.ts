import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';

/**
 * Brings a file into being whole, or not at all: it is written under another name, on the disk before it gets its own,
 * and gone if anything goes wrong. An older file of that name is replaced in the same moment.
 */
export async function newFile(path: string, write: (part: FileHandle) => Promise<void>): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  // "x": a link that somebody has put there is not followed.
  const handle = await open(part, 'wx', 0o600);
  try {
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
