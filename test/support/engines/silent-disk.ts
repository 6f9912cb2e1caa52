import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createReadStream, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A file system that never answers, as a share in a network whose server is gone. */
export interface SilentDisk extends Disposable {
  readonly path: string;
  /** When somebody has begun to wait for it. */
  readonly asked: Promise<unknown>;
}

/** The kernel asks a daemon (autofs) for what lies there, and the daemon is this process, which only listens. */
export function silentDisk(folder: string): SilentDisk {
  const [path, pipe] = [join(folder, 'silent'), join(folder, 'pipe')];
  mkdirSync(path);
  execFileSync('mkfifo', [pipe]);
  const channel = openSync(pipe, 'r+');
  // What belongs to the daemon's own process group would not wait.
  const mount = ['mount', '-i', '-t', 'autofs', '-o', 'fd=3,minproto=5,maxproto=5,indirect', 'silent', path];
  const { status, stderr } = spawnSync('setsid', mount, { stdio: ['ignore', 'ignore', 'pipe', channel] });
  if (status !== 0) {
    closeSync(channel);
    throw new Error(`no silent disk at ${path}: ${stderr.toString('utf8')}`);
  }
  const requests = createReadStream('', { fd: channel });
  return {
    path,
    asked: once(requests, 'data'),
    [Symbol.dispose]: () => {
      spawnSync('umount', ['--lazy', path]);
      // A read that waits would keep one of the few threads of this process.
      writeSync(channel, 'end');
      requests.destroy();
    },
  };
}
