import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { coverings, dataRootOf, logOf, quoted, socketOf, type DaemonPlan } from './daemon.ts';
import { processesOf } from './demolition.ts';
import type { RunFolder } from './run-folder.ts';

/** Starts Podman's service; the returned process is what all of it ends with, containers and their conmons too. */
export function spawnPodman({ run, programs, flags }: DaemonPlan, own: string): ChildProcess {
  const { folder } = run;
  const libraries = join(own, 'lib');
  writeSettings(run, own, libraries);
  const podman = [
    'podman',
    ...['--root', dataRootOf(run), '--runroot', `${passing}/root`, '--tmpdir', `${passing}/tmp`],
    ...['--network-config-dir', join(folder, 'networks')],
    ...flags,
    ...['system', 'service', '--time=0', `unix://${socketOf(run)}`],
  ];
  const log = openSync(logOf(run), 'a');
  const service = spawn('setpriv', [...ownNamespaces(folder), ...podman], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      PATH: [...programs, process.env['PATH'] ?? ''].join(delimiter),
      LD_LIBRARY_PATH: libraries,
      HOME: folder,
      CONTAINERS_CONF: join(folder, 'containers.conf'),
      CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
      CONTAINERS_REGISTRIES_CONF: join(folder, 'registries.conf'),
    },
  });
  closeSync(log);
  service.unref();
  return service;
}

/** Waits until the kernel has ended all that was in the pid namespace; a start after that is like one after a boot. */
export async function afterPodman(run: RunFolder): Promise<void> {
  while (processesOf(run).length > 0) await sleep(5);
  rmSync(join(run.folder, 'covers', passing), { recursive: true, force: true });
}

/** What does not outlive a boot. Podman wants a short path, and this one leads into the folder that covers /run. */
const passing = '/run/engine';

function writeSettings(run: RunFolder, own: string, libraries: string): void {
  const { folder } = run;
  // Podman starts conmon and crun with an environment of its own making.
  const crun = join(folder, 'crun');
  const script = `#!/bin/sh\nLD_LIBRARY_PATH=${quoted(libraries)} exec ${quoted(join(own, 'crun'))} "$@"\n`;
  writeFileSync(crun, script, { mode: 0o755 });
  writeToml(join(folder, 'containers.conf'), {
    // The pid namespace holds the containers together, so that no cgroups need be made, found and removed.
    containers: { cgroups: 'disabled', seccomp_profile: 'unconfined' },
    engine: {
      cgroup_manager: 'cgroupfs',
      events_logger: 'file',
      runtime: 'crun',
      conmon_path: [join(own, 'conmon')],
      conmon_env_vars: [`PATH=${process.env['PATH'] ?? ''}`, `LD_LIBRARY_PATH=${libraries}`],
    },
    'engine.runtimes': { crun: [crun] },
  });
  const storage = { driver: 'overlay', graphroot: dataRootOf(run), runroot: `${passing}/root` };
  writeToml(join(folder, 'storage.conf'), { storage });
  // Registries that tests serve are on this machine, and speak no TLS.
  writeToml(join(folder, 'registries.conf'), {
    '[registry]': { prefix: 'localhost', location: 'localhost', insecure: true },
  });
  mkdirSync(join(folder, 'covers', 'etc', 'containers'), { recursive: true });
  const policy = { default: [{ type: 'insecureAcceptAnything' }] };
  writeFileSync(join(folder, 'covers', 'etc', 'containers', 'policy.json'), JSON.stringify(policy));
}

/** What JSON and TOML write alike: texts, booleans, and lists of texts. */
function writeToml(file: string, tables: Readonly<Record<string, object>>): void {
  const text = Object.entries(tables).map(([name, values]) => {
    const lines = Object.entries(values).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
    return `[${name}]\n${lines.join('')}`;
  });
  writeFileSync(file, text.join('\n'));
}

/** Words before a command that give it processes and mounts of its own; each one that dies takes the next along. */
function ownNamespaces(folder: string): string[] {
  const etc = join(folder, 'covers', 'etc');
  const unified = '/sys/fs/cgroup/unified';
  const script = [
    // Podman reads its policy for images there and nowhere else. The machine's own files show through.
    `mount -t overlay overlay -o ${quoted(`lowerdir=${etc}:/etc`)} /etc`,
    ...coverings(folder),
    // crun refuses machines that have both versions of cgroups, even where it makes none.
    `if mountpoint -q ${unified}; then umount --lazy ${unified}; fi`,
    'exec setpriv --pdeathsig KILL "$@"',
  ].join(' && ');
  const namespaces = ['--mount', '--propagation', 'slave', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return ['--pdeathsig', 'KILL', 'unshare', ...namespaces, 'sh', '-c', script, 'sh'];
}
