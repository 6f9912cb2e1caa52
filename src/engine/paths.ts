import { posix, win32, type PlatformPath } from 'node:path';

/** How paths are written on a platform, which need not be the one that this runs on. */
export function pathsOf(platform: string): PlatformPath {
  return platform === 'win32' ? win32 : posix;
}
