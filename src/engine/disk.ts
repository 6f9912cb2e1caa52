import { statfs } from 'node:fs/promises';
import type { Disk } from '../model/image.ts';
import { unlessOver } from './deadline.ts';

/** Needs no rights on the folder itself. */
export async function diskOf(root: string, signal: AbortSignal): Promise<Disk | undefined> {
  return root === '' ? undefined : unlessOver(statDisk(root), signal, undefined);
}

async function statDisk(root: string): Promise<Disk | undefined> {
  try {
    const { bavail, blocks, bsize } = await statfs(root);
    return blocks === 0 ? undefined : { free: bavail * bsize, size: blocks * bsize };
  } catch {
    return undefined;
  }
}
