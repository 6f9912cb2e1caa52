import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { codeOf } from '../files.ts';
import { workerIn } from './job-record.ts';
import { lives, thisProcess } from './worker.ts';

/** Hooks that share a folder for records go one after another, so that none looks while another one removes. */
export interface Lock {
  release(): void;
}

/** A hook that ended without a word is found out by its process. Where that cannot be told, it holds others so long. */
const LONGEST_HOOK_MS = 3_600_000;

const POLL_MS = 100;

/** Undefined when another hook did not end in time, or the signal came first. */
export async function lockFolder(
  folder: string,
  patienceMs: number,
  cancelled: AbortSignal,
): Promise<Lock | undefined> {
  const path = join(folder, '.lock');
  const end = performance.now() + patienceMs;
  for (;;) {
    const lock = take(folder, path);
    if (lock !== undefined) return lock;
    breakStale(folder, path);
    if (performance.now() >= end || cancelled.aborted) return undefined;
    await after(POLL_MS);
  }
}

/** The link is made in one step, and with its whole content. */
function take(folder: string, path: string): Lock | undefined {
  const own = join(folder, `.${randomUUID()}`);
  try {
    writeFileSync(own, JSON.stringify({ ...thisProcess(), id: own }), { flag: 'wx', mode: 0o644 });
    linkSync(own, path);
    return {
      release: () => {
        rmSync(path, { force: true });
      },
    };
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function breakStale(folder: string, path: string): void {
  const found = read(path);
  if (found === undefined || !isStale(found)) return;
  const aside = join(folder, `.${randomUUID()}`);
  try {
    renameSync(path, aside);
    // Another hook may have taken the lock since the look, and keeps it.
    if (readFileSync(aside, 'utf8') !== found.text) linkSync(aside, path);
  } catch (error) {
    // It may belong to another user, and stays.
    if (!['ENOENT', 'EEXIST', 'EPERM', 'EACCES'].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

interface Found {
  readonly text: string;
  readonly ageMs: number;
}

function read(path: string): Found | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return undefined;
  try {
    return { text: readFileSync(path, 'utf8'), ageMs: Date.now() - stats.mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isStale({ text, ageMs }: Found): boolean {
  const holder = workerIn(text);
  const isAlive = holder === undefined ? undefined : lives(holder);
  return isAlive === undefined ? ageMs > LONGEST_HOOK_MS : !isAlive;
}
