import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';

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
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  if (status !== 0) throw new Error(`no disk of ${size} at ${folder}: ${stderr.toString('utf8')}`);
}

/** Unmounts disks and mounts of tests. The mounts of the engines end with their own namespace. */
export function unmountBelow(folder: string): void {
  const below = mounts().filter(({ path }) => path.startsWith(`${folder}/`));
  for (const { path } of below.reverse()) spawnSync('umount', ['--lazy', path]);
}
