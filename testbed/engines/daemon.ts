import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KindOfEngine } from './kinds.ts';
import { identify } from './process-identity.ts';
import type { RunFolder } from './run-folder.ts';

/** The daemon to start: its programs, and the folder of its run. */
export interface DaemonPlan {
  readonly run: RunFolder;
  readonly store: KindOfEngine['store'];
  /** Folders with programs; earlier ones win. */
  readonly programs: readonly string[];
  /** Whether it has a network of its own, and a bridge in it. */
  readonly network: boolean;
  /** More flags for the daemon. */
  readonly flags: readonly string[];
}

export const socketOf = ({ sockets }: RunFolder): string => join(sockets, 'docker.sock');
export const dataRootOf = ({ folder }: RunFolder): string => join(folder, 'data');
export const logOf = ({ folder }: RunFolder): string => join(folder, 'daemon.log');

/** Starts a daemon; the returned process is dockerd itself. */
export function spawnDaemon(plan: DaemonPlan): ChildProcess {
  const { folder, sockets, cgroup } = plan.run;
  const dockerd = [
    'dockerd',
    ...['--config-file', writeSettings(plan)],
    ...['--data-root', dataRootOf(plan.run)],
    ...['--exec-root', join(sockets, 'exec')],
    ...['--pidfile', join(folder, 'docker.pid')],
    ...['--host', `unix://${socketOf(plan.run)}`],
    ...['--cgroup-parent', cgroup],
    // Not systemd's: cgroups made through it are not ours to find and to remove.
    ...['--exec-opt', 'native.cgroupdriver=cgroupfs'],
    ...['--iptables=false', '--ip6tables=false', ...(plan.network ? [] : ['--bridge=none'])],
    ...plan.flags,
  ];
  const log = openSync(logOf(plan.run), 'a');
  const daemon = spawn('unshare', [...(plan.network ? ['--net'] : []), ...ownMounts(folder), ...dockerd], {
    // A process group of its own, so that Ctrl-C reaches only us, and we end the engines in our order.
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: [...plan.programs, process.env['PATH'] ?? ''].join(delimiter), HOME: folder },
  });
  closeSync(log);
  daemon.unref(); // A script that does not stop its engine still ends, and the engine ends with it.
  return daemon;
}

/** Returns the path of the file. */
export function writeSettings({ run, store }: DaemonPlan): string {
  const file = join(run.folder, 'daemon.json');
  const settings = {
    features: { 'containerd-snapshotter': store === 'containerd' },
    // 20.10 would write its key into /etc/docker.
    'deprecated-key-path': join(run.folder, 'key.json'),
  };
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

/** Folders that engines use whatever their flags say: for sockets of plugins and shims, and for containerd. */
const fixedPlaces = ['/run', '/opt'];

/**
 * A command prefix that gives the command a mount namespace of its own. The engine's mounts end with its last
 * process, and folders of the run cover the fixed places. Each step replaces the one before with exec, so the pid
 * stays.
 */
function ownMounts(folder: string): string[] {
  // If we are killed, the kernel kills dockerd, and the next start removes the rest.
  const script = [...coverings(folder), 'exec setpriv --pdeathsig KILL "$@"'].join(' && ');
  // "slave": mounts of the machine come in, and mounts of the engine do not get out.
  return ['--mount', '--propagation', 'slave', 'sh', '-c', script, 'sh'];
}

/** Commands that cover the fixed places with folders of the run. */
export function coverings(folder: string): string[] {
  const covered = fixedPlaces.filter((place) => existsSync(place) && !folder.startsWith(`${place}/`));
  return covered.map((place) => {
    const cover = join(folder, 'covers', place);
    mkdirSync(cover, { recursive: true });
    return `mount --bind ${quoted(cover)} ${place}`;
  });
}

export const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

const patience = 30_000;

/** Waits until the daemon answers; if it dies instead, fails at once with the end of its log. */
export async function untilReady(daemon: ChildProcess, run: RunFolder): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await answers(socketOf(run)))) {
    const tail = (): string => readFileSync(logOf(run), 'utf8').split('\n').slice(-12).join('\n');
    if (hasExited(daemon)) throw new Error(`the engine ended before it was ready:\n${tail()}`);
    if (performance.now() > deadline)
      throw new Error(`the engine is not ready after ${patience / 1000} s:\n${tail()}`);
    await sleep(20);
  }
}

async function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ping = request({ socketPath, path: '/_ping', agent: false, timeout: 1000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

const hasExited = (daemon: ChildProcess): boolean => daemon.exitCode !== null || daemon.signalCode !== null;

/** Resolves to whether the daemon ended in time. */
export async function exitWithin(daemon: ChildProcess, milliseconds: number): Promise<boolean> {
  if (hasExited(daemon)) return true;
  daemon.ref();
  try {
    await once(daemon, 'exit', { signal: AbortSignal.timeout(milliseconds) });
    return true;
  } catch {
    return false;
  } finally {
    daemon.unref();
  }
}

/**
 * The kernel ends containerd together with dockerd. If the first process of the machine reaps slowly, a zombie
 * remains for a while, and a new dockerd (20.10) takes it for a working containerd and waits for it in vain.
 */
export async function untilContainerdEnded({ sockets }: RunFolder): Promise<void> {
  const file = join(sockets, 'exec', 'containerd', 'containerd.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  while (identify(pid) !== undefined) await sleep(5);
  rmSync(file);
}
