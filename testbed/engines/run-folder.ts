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
 * The files of one engine. The folder's name holds the identity of its owner, the process that started the engine, so
 * that the next process finds the folder of an owner that died at any moment.
 */
export interface RunFolder {
  readonly folder: string;
  /** The folder for sockets: the same folder, or another one when its path is too long for a socket. */
  readonly sockets: string;
  /** Holds the containers of this run and nothing else. */
  readonly cgroup: string;
}

/** The longest path of a socket in an engine's folder; the kernel allows 107 bytes in all. */
const longestSocket = 'docker/containerd/containerd-debug.sock';
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

/** The runs whose owner processes have ended. */
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
    return undefined; // The owner died before it started an engine.
  }
}
