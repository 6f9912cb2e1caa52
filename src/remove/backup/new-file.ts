import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';

/**
 * Creates a file completely or not at all. It is written and synced under another name, renamed at the end (which
 * replaces an older file of that name at once), and deleted if anything goes wrong.
 */
export async function newFile(path: string, write: (part: FileHandle) => Promise<void>): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  // "x" does not follow a link that somebody has put there.
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
