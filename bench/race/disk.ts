import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The state of the file system of an engine's data. */
export interface DiskState {
  readonly free: number;
  /** All that was written to its device so far. */
  readonly written: number;
}

const BYTES_OF_A_SECTOR = 512;

/** After everything has reached the device. */
export async function diskState(folder: string): Promise<DiskState> {
  await promisify(execFile)('sync', ['--file-system', folder]);
  const { bavail, bsize } = await statfs(folder);
  const { dev } = statSync(folder);
  const fields = readFileSync(`/sys/dev/block/${dev >> 8}:${dev & 255}/stat`, 'utf8')
    .trim()
    .split(/ +/);
  // The seventh field counts the sectors written.
  return { free: bavail * bsize, written: Number(fields[6]) * BYTES_OF_A_SECTOR };
}

/** So that whoever comes next reads from the disk. */
export function dropCaches(): void {
  writeFileSync('/proc/sys/vm/drop_caches', '3');
}

/** Why this machine does not let anybody drop its caches; undefined when it does. */
export function whyNotCold(): string | undefined {
  try {
    dropCaches();
    return undefined;
  } catch (error) {
    return String(error);
  }
}
