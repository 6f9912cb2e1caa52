import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runsFolder } from './folders.ts';
import { identify, isAlive, thisProcess, type ProcessIdentity } from './process-identity.ts';

/**
 * All that one engine leaves on the disk. The folder's name holds its owner, the process that started the engine,
 * so that whatever moment the owner dies in, the next one knows that the folder is nobody's.
 */
export interface RunFolder {
  readonly folder: string;
  /** Where sockets go: the folder itself, or a short one elsewhere when its path is too long for a socket. */
  readonly sockets: string;
  /** The containers of this run live in this cgroup, and nothing else does. */
  readonly cgroup: string;
}

/** A socket's path may have 107 bytes, and this is the longest that an engine puts into its folder. */
const longestSocket = 'exec/containerd/containerd-debug.sock';
const longestFolder = 107 - longestSocket.length - 1;

export function newRunFolder(): RunFolder {
  const { pid, started } = thisProcess();
  mkdirSync(runsFolder, { recursive: true });
  const folder = mkdtempSync(join(runsFolder, `${pid}-${started}-`));
  if (Buffer.byteLength(folder) > longestFolder) {
    symlinkSync(mkdtempSync(join(tmpdir(), 'engine-')), join(folder, socketsLink));
  }
  return asRunFolder(folder);
}

/** The runs whose owners are gone. */
export function abandonedRuns(): RunFolder[] {
  const names = existsSync(runsFolder) ? readdirSync(runsFolder) : [];
  const abandoned = names.filter((name) => {
    const [pid, started] = name.split('-');
    return pid !== undefined && started !== undefined && !isAlive({ pid: Number(pid), started });
  });
  return abandoned.map((name) => asRunFolder(join(runsFolder, name)));
}

const socketsLink = 'sockets';

function asRunFolder(folder: string): RunFolder {
  const link = join(folder, socketsLink);
  const sockets = existsSync(link) ? readlinkSync(link) : folder;
  return { folder, sockets, cgroup: `/docker-image-rm-${basename(folder)}` };
}

const daemonFile = 'dockerd';

export function recordDaemon({ folder }: RunFolder, pid: number): void {
  writeFileSync(join(folder, daemonFile), `${pid} ${identify(pid)?.started ?? ''}`);
}

export function recordedDaemon({ folder }: RunFolder): ProcessIdentity | undefined {
  try {
    const [pid, started] = readFileSync(join(folder, daemonFile), 'utf8').split(' ');
    return pid === undefined || started === undefined ? undefined : { pid: Number(pid), started };
  } catch {
    return undefined; // Its owner died before it had an engine.
  }
}
