import { statfs } from 'node:fs/promises';
import type { Disk } from '../domain/store.ts';

/** Needs no rights on the folder itself. */
export async function diskOf(root: string): Promise<Disk | undefined> {
  if (root === '') return undefined;
  try {
    const { bavail, blocks, bsize } = await statfs(root);
    return blocks === 0 ? undefined : { free: bavail * bsize, size: blocks * bsize };
  } catch {
    return undefined;
  }
}
