import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sleepSync } from './sleep-sync.ts';

interface Mount {
  readonly path: string;
  readonly type: string;
}

export function mounts(): Mount[] {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [place = '', filesystem = ''] = line.split(' - ');
    const path = (place.split(' ')[4] ?? '').replace(/\\(\d{3})/g, (_, octal: string) => {
      return String.fromCharCode(Number.parseInt(octal, 8));
    });
    return { path, type: filesystem.split(' ')[0] ?? '' };
  });
}

/** Where an engine has its data; by default in a folder of the machine's own disk. */
export interface DiskOptions {
  /** Puts its data on a disk of its own, in memory and of this size: `256m`. */
  readonly disk?: string;
  /** Puts its data on a file system of its own, ext4 in a sparse file of this size: `4G`. */
  readonly diskFile?: string;
  /** Puts its data on a copy of a file system that another engine kept with `keepDisk`. */
  readonly diskFrom?: string;
}

export function mountChosenDisk(folder: string, { disk, diskFile, diskFrom }: DiskOptions): void {
  if (disk !== undefined) mountDisk(folder, disk);
  if (diskFile !== undefined) mountDiskFile(folder, diskFile);
  if (diskFrom !== undefined) mountDiskCopy(folder, diskFrom);
}

/** A file system in memory, which a test can fill without filling the machine. */
export function mountDisk(folder: string, size: string): void {
  mountAt(folder, ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs']);
}

/** A file system in a sparse file on the disk, so that its free room tells what the engine's data takes. */
function mountDiskFile(folder: string, size: string): void {
  const file = diskFileOf(folder);
  mkdirSync(dirname(file), { recursive: true });
  run('truncate', ['--size', size, file]);
  // Blocks as on a large disk, and none that only root may use: statfs tells both kinds apart. All is laid out now, or
  // the kernel would do it later and write while somebody counts.
  const options = ['-b', '4096', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0'];
  run('mkfs.ext4', ['-q', ...options, file]);
  mountFile(folder);
}

/** A copy of a file system that {@link keepDiskFile} kept. */
function mountDiskCopy(folder: string, from: string): void {
  const file = diskFileOf(folder);
  mkdirSync(dirname(file), { recursive: true });
  run('cp', ['--sparse=always', from, file]);
  // What is still on its way to the disk would slow down whoever writes next.
  run('sync', [file]);
  mountFile(folder);
}

/** Unmounts what {@link mountDiskFile} mounted, and moves the file away. Nothing may use it any more. */
export function keepDiskFile(folder: string, to: string): void {
  unmountBelow(dirname(folder));
  run('mv', [diskFileOf(folder), to]);
}

const diskFileOf = (folder: string): string => `${folder}.ext4`;

const mountFile = (folder: string): void => mountAt(folder, ['-t', 'ext4', '-o', 'loop', diskFileOf(folder)]);

/**
 * Engines that start meanwhile copy all mounts into namespaces of their own. The place of this mount is shared, so
 * that their copies end when it ends, and nothing keeps its loop device.
 */
function mountAt(folder: string, what: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const place = dirname(folder);
  run('mount', ['--bind', place, place]);
  run('mount', ['--make-shared', place]);
  run('mount', [...what, folder]);
}

function run(program: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, words);
  if (status === 0) return;
  throw new Error(`${[program, ...words].join(' ')}: ${error?.message ?? stderr.toString('utf8')}`);
}

/**
 * Unmounts disks and mounts of tests, at the folder and below. The mounts of the engines end with their own namespace.
 */
export function unmountBelow(folder: string): void {
  const own = mounts().filter(({ path }) => path === folder || path.startsWith(`${folder}/`));
  for (const { path } of own.reverse()) spawnSync('umount', ['--lazy', path]);
  const deadline = performance.now() + patience;
  for (let held = loopDevicesOf(folder); held.length > 0; held = loopDevicesOf(folder)) {
    if (performance.now() > deadline) throw new Error(`${folder}: ${held.join(', ')} is still in use`);
    sleepSync(5);
  }
}

const patience = 10_000;

/** The kernel releases a loop device a moment after its last mount. */
function loopDevicesOf(folder: string): string[] {
  const devices = existsSync('/sys/block') ? readdirSync('/sys/block') : [];
  return devices.filter((name) => {
    try {
      return readFileSync(`/sys/block/${name}/loop/backing_file`, 'utf8').startsWith(`${folder}/`);
    } catch {
      return false; // It is no loop device, or has no file now.
    }
  });
}
