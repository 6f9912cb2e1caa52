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

/** A file system in memory, which a test can fill without filling the machine. */
export function mountDisk(folder: string, size: string): void {
  mountAt(folder, ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs']);
}

/** A file system in a sparse file on the disk, so that its free room tells what the engine's data takes. */
export function mountDiskFile(folder: string, size: string): void {
  const file = `${folder}.ext4`;
  mkdirSync(dirname(file), { recursive: true });
  run('truncate', ['--size', size, file]);
  // Blocks as on a large disk, and none that only root may use: statfs tells both kinds apart.
  run('mkfs.ext4', ['-q', '-b', '4096', '-m', '0', file]);
  mountAt(folder, ['-t', 'ext4', '-o', 'loop', file]);
}

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
