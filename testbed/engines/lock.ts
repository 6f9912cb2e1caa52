import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, thisProcess, type ProcessIdentity } from './process-identity.ts';

/**
 * Does the work while no other process holds the lock, a folder with its owner's identity in it.
 * The lock of a process that is gone is taken over.
 */
export async function whileLocked<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const claim = await acquire(lock);
  try {
    return await work();
  } finally {
    // Rename first: while a folder is emptied in place, another process could take the lock.
    await rename(lock, claim);
    await rm(claim, { recursive: true });
  }
}

async function acquire(lock: string): Promise<string> {
  await mkdir(dirname(lock), { recursive: true });
  const { pid, started } = thisProcess();
  // Fill the folder before the rename, so that a lock never exists without its owner.
  const claim = await mkdtemp(`${lock}.claim-`);
  await writeFile(join(claim, 'owner'), `${pid} ${started}`);
  while (!(await renamed(claim, lock))) {
    const owner = await ownerOf(lock);
    if (owner !== undefined && !isAlive(owner)) await setAside(lock, owner);
    else await sleep(50);
  }
  return claim;
}

/**
 * Two processes can find the same dead owner. The new name of its lock comes from that owner, so the slower process
 * finds the name taken and cannot set aside the lock that the faster one has just made.
 */
async function setAside(lock: string, owner: ProcessIdentity): Promise<void> {
  const abandoned = join(dirname(lock), 'abandoned');
  await mkdir(abandoned, { recursive: true });
  await renamed(lock, join(abandoned, `${basename(lock)}.${owner.pid}-${owner.started}`));
}

/** Renaming a folder onto one that is not empty fails, so test and set are one atomic step. */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && lostRace.includes(String(error.code))) return false;
    throw error;
  }
}

const lostRace = ['ENOTEMPTY', 'EEXIST', 'ENOENT'];

async function ownerOf(lock: string): Promise<ProcessIdentity | undefined> {
  try {
    const [pid, started] = (await readFile(join(lock, 'owner'), 'utf8')).split(' ');
    return pid === undefined || started === undefined ? undefined : { pid: Number(pid), started };
  } catch {
    return undefined; // Released meanwhile.
  }
}
