import { statfs } from 'node:fs/promises';
import type { Disk } from '../domain/store.ts';

/** Needs no rights on the folder itself, and no connection; only an engine on this machine has its folder here. */
export async function diskOf(root: string, isLocal: boolean): Promise<Disk | undefined> {
  if (!isLocal || root === '') return undefined;
  try {
    const { bavail, blocks, bsize } = await statfs(root);
    return blocks === 0 ? undefined : { free: bavail * bsize, size: blocks * bsize };
  } catch {
    return undefined;
  }
}
