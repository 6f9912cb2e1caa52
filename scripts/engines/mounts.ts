import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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

/** The engines' own mounts are in a namespace of their own and go with it; a test may have made others. */
export function unmountBelow(folder: string): void {
  const below = mounts().filter(({ path }) => path.startsWith(`${folder}/`));
  for (const { path } of below.reverse()) spawnSync('umount', ['--lazy', path]);
}
