import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { processesInCgroup, removeCgroup } from './cgroups.ts';
import { programsFolder } from './folders.ts';
import { unmountBelow } from './mounts.ts';
import { identify, isAlive } from './process-identity.ts';
import { recordedDaemon, type RunFolder } from './run-folder.ts';
import { sleepSync } from './sleep-sync.ts';

/**
 * Removes every process, mount, cgroup and file of a run. Synchronous, so that it also works in an exit handler. It
 * kills at once, since nothing of the engine is needed any more.
 */
export function demolish(run: RunFolder): void {
  killProcesses(run);
  for (const folder of new Set([run.folder, run.sockets])) {
    unmountBelow(folder);
    remove(folder);
  }
  removeCgroup(run.cgroup);
}

const patience = 10_000;

function killProcesses(run: RunFolder): void {
  const deadline = performance.now() + patience;
  for (let pids = processesOf(run); pids.length > 0; pids = processesOf(run)) {
    if (performance.now() > deadline)
      throw new Error(`${run.folder}: processes ${pids.join(', ')} do not end`);
    for (const pid of pids) kill(pid);
    sleepSync(5);
  }
}

/** All living processes of this run: the daemon, containerd, shims, and the processes of containers. */
export function processesOf(run: RunFolder): number[] {
  const daemon = recordedDaemon(run);
  const recorded = daemon !== undefined && isAlive(daemon) ? [daemon.pid] : [];
  const pids = new Set([...recorded, ...programsRunningIn(run), ...processesInCgroup(run.cgroup)]);
  return [...pids].filter((pid) => identify(pid) !== undefined);
}

/** Finds our programs with this run's folder in the command line; an editor with such a file is not one of them. */
function programsRunningIn({ folder, sockets }: RunFolder): number[] {
  if (!existsSync(programsFolder)) return [];
  const programs = realpathSync(programsFolder);
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ours = pids.filter((pid) => {
    try {
      if (!readlinkSync(`/proc/${pid}/exe`).startsWith(`${programs}/`)) return false;
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return words.includes(`${folder}/`) || words.includes(`${sockets}/`);
    } catch {
      return false; // The process ended meanwhile, or is a thread of the kernel.
    }
  });
  return ours.map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function remove(folder: string): void {
  const options = { recursive: true, force: true, maxRetries: 3, retryDelay: 20 };
  try {
    rmSync(folder, options);
  } catch {
    // Tests make files immutable so that their removal fails.
    spawnSync('chattr', ['-R', '-f', '-i', '-a', folder]);
    rmSync(folder, options);
  }
}
