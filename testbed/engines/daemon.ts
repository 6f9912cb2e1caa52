import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KindOfEngine } from './kinds.ts';
import { identify } from './process-identity.ts';
import type { RunFolder } from './run-folder.ts';

/** What to start: a daemon of some folder of programs, in the folder of a run. */
export interface DaemonPlan {
  readonly run: RunFolder;
  readonly store: KindOfEngine['store'];
  /** Folders with programs, the first ones win. */
  readonly programs: readonly string[];
  /** More flags for the daemon. */
  readonly flags: readonly string[];
}

export const socketOf = ({ sockets }: RunFolder): string => join(sockets, 'docker.sock');
export const dataRootOf = ({ folder }: RunFolder): string => join(folder, 'data');
export const logOf = ({ folder }: RunFolder): string => join(folder, 'daemon.log');

/** Starts a daemon; the returned process is dockerd itself. */
export function spawnDaemon(plan: DaemonPlan): ChildProcess {
  const { folder, sockets, cgroup } = plan.run;
  writeFileSync(join(folder, 'daemon.json'), JSON.stringify(settings(plan)));
  const dockerd = [
    'dockerd',
    ...['--config-file', join(folder, 'daemon.json')],
    ...['--data-root', dataRootOf(plan.run)],
    ...['--exec-root', join(sockets, 'exec')],
    ...['--pidfile', join(folder, 'docker.pid')],
    ...['--host', `unix://${socketOf(plan.run)}`],
    ...['--cgroup-parent', cgroup],
    // Not systemd's: cgroups made through it are not ours to find and to remove.
    ...['--exec-opt', 'native.cgroupdriver=cgroupfs'],
    ...['--iptables=false', '--ip6tables=false', '--bridge=none'],
    ...plan.flags,
  ];
  const log = openSync(logOf(plan.run), 'a');
  const daemon = spawn('unshare', [...ownMounts(folder), ...dockerd], {
    // A group of its own: Ctrl-C in the terminal reaches only us, and we end the engines in our order.
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: [...plan.programs, process.env['PATH'] ?? ''].join(delimiter), HOME: folder },
  });
  closeSync(log);
  daemon.unref(); // A script that forgets its engine still ends, and takes the engine along.
  return daemon;
}

function settings({ run, store }: DaemonPlan): object {
  return {
    features: { 'containerd-snapshotter': store === 'containerd' },
    // 20.10 would put its key into /etc/docker.
    'deprecated-key-path': join(run.folder, 'key.json'),
  };
}

/** Where engines put files whatever their flags say: plugins' and shims' sockets, containerd's additions. */
const fixedPlaces = ['/run', '/opt'];

/**
 * Words before a command that give it mounts of its own. The engine's mounts go with its last process, and
 * folders of the run cover the places that should not see it. Each step replaces the one before, so the pid stays.
 */
function ownMounts(folder: string): string[] {
  // Should we be killed, the kernel kills dockerd; what else there is of it is swept away at the next start.
  const script = [...coverings(folder), 'exec setpriv --pdeathsig KILL "$@"'].join(' && ');
  // "slave": what the machine mounts may come in, and nothing of the engine goes out.
  return ['--mount', '--propagation', 'slave', 'sh', '-c', script, 'sh'];
}

/** Commands that lay folders of the run over the fixed places. */
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

/** Waits until the daemon answers; fails at once, with the end of its log, when it dies instead. */
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

/** Resolves to whether the daemon was gone in time. */
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
 * The kernel ends containerd with its dockerd. Where the first process of the machine is slow to reap, its zombie
 * stays for a while, and a new dockerd (20.10) takes that for a containerd that works and waits for it in vain.
 */
export async function forgetContainerd({ sockets }: RunFolder): Promise<void> {
  const file = join(sockets, 'exec', 'containerd', 'containerd.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  while (identify(pid) !== undefined) await sleep(5);
  rmSync(file);
}
