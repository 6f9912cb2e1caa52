import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { mounts } from './mounts.ts';
import { sleepSync } from './sleep-sync.ts';

/** The folders of a cgroup: one in each hierarchy of version 1, one in all with version 2. */
function foldersOf(cgroup: string): string[] {
  const hierarchies = mounts().filter(({ type }) => type === 'cgroup' || type === 'cgroup2');
  return hierarchies.map(({ path }) => join(path, cgroup)).filter((folder) => existsSync(folder));
}

export function processesInCgroup(cgroup: string): number[] {
  const folders = foldersOf(cgroup).flatMap(withFoldersBelow);
  return folders.flatMap((folder) => {
    try {
      return readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean).map(Number);
    } catch {
      return []; // Removed meanwhile.
    }
  });
}

export function removeCgroup(cgroup: string): void {
  for (const folder of foldersOf(cgroup).flatMap(withFoldersBelow).reverse()) {
    // The kernel releases the processes a moment after they have ended.
    for (let tries = 50; tries > 0 && !isRemoved(folder); tries -= 1) sleepSync(5);
  }
}

function withFoldersBelow(folder: string): string[] {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...below.flatMap(({ name }) => withFoldersBelow(join(folder, name)))];
  } catch {
    return []; // Removed meanwhile.
  }
}

function isRemoved(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return !existsSync(folder);
  }
}
