import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { coverings, dataRootOf, logOf, quoted, socketOf, type DaemonPlan } from './daemon.ts';
import { processesOf } from './tear-down.ts';
import type { RunFolder } from './run-folder.ts';

/** Starts Podman's service; containers and their conmons end with the returned process. */
export function spawnPodman({ run, programs, flags }: DaemonPlan, own: string): ChildProcess {
  const { folder } = run;
  writeSettings(run, own);
  const podman = [
    'podman',
    ...[
      '--root',
      dataRootOf(run),
      '--runroot',
      `${volatileFolder}/root`,
      '--tmpdir',
      `${volatileFolder}/tmp`,
    ],
    ...['--network-config-dir', join(folder, 'networks')],
    ...flags,
    ...['system', 'service', '--time=0', `unix://${socketOf(run)}`],
  ];
  const log = openSync(logOf(run), 'a');
  const service = spawn('setpriv', [...ownNamespaces(folder, join(own, 'lib')), ...podman], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      PATH: [...programs, process.env['PATH'] ?? ''].join(delimiter),
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

/** Waits until the kernel has ended the whole pid namespace; a start after that is like one after a boot. */
export async function untilNamespaceEnded(run: RunFolder): Promise<void> {
  while (processesOf(run).length > 0) await sleep(5);
  rmSync(join(run.folder, 'covers', volatileFolder), { recursive: true, force: true });
}

/** For files that do not outlive a boot. Podman needs a short path; this one is in the folder that covers /run. */
const volatileFolder = '/run/engine';

function writeSettings(run: RunFolder, own: string): void {
  const { folder } = run;
  writeToml(join(folder, 'containers.conf'), {
    // The pid namespace holds the containers together, so cgroups are not needed.
    containers: { cgroups: 'disabled', seccomp_profile: 'unconfined' },
    engine: {
      cgroup_manager: 'cgroupfs',
      events_logger: 'file',
      runtime: 'crun',
      conmon_path: [join(own, 'conmon')],
      conmon_env_vars: [`PATH=${process.env['PATH'] ?? ''}`],
      helper_binaries_dir: [own],
    },
    'engine.runtimes': { crun: [join(own, 'crun')] },
  });
  const storage = { driver: 'overlay', graphroot: dataRootOf(run), runroot: `${volatileFolder}/root` };
  writeToml(join(folder, 'storage.conf'), { storage });
  // The registries of tests are on this machine and speak no TLS.
  writeToml(join(folder, 'registries.conf'), {
    '[registry]': { prefix: 'localhost', location: 'localhost', insecure: true },
  });
  mkdirSync(join(folder, 'covers', 'etc', 'containers'), { recursive: true });
  const policy = { default: [{ type: 'insecureAcceptAnything' }] };
  writeFileSync(join(folder, 'covers', 'etc', 'containers', 'policy.json'), JSON.stringify(policy));
}

/** For texts, booleans and lists of texts, which JSON and TOML write in the same way. */
function writeToml(file: string, tables: Readonly<Record<string, object>>): void {
  const text = Object.entries(tables).map(([name, values]) => {
    const lines = Object.entries(values).map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`);
    return `[${name}]\n${lines.join('')}`;
  });
  writeFileSync(file, text.join('\n'));
}

/**
 * A command prefix that gives the command namespaces for processes and mounts; when one process dies, the next one
 * does.
 */
function ownNamespaces(folder: string, libraries: string): string[] {
  const etc = join(folder, 'covers', 'etc');
  const place = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
  const script = [
    // Podman reads its image policy only there. The machine's own files stay visible through the overlay.
    `mount -t overlay overlay -o ${quoted(`lowerdir=${etc}:/etc`)} /etc`,
    ...coverings(folder),
    // Podman 6 refuses machines with version 1 of cgroups, and crun those with both, even where they make none.
    'mount -t cgroup2 cgroup2 /sys/fs/cgroup',
    // Podman asks dpkg, for a second or more, which packages its programs are from each time it says its version.
    'mount --bind /dev/null /usr/bin/dpkg',
    // The last mount: the machine's programs may not work with the libraries of Podman, its libc among them.
    `mount -t overlay overlay -o ${quoted(`lowerdir=${libraries}:${place}`)} ${place}`,
    'exec "$@"',
  ].join(' && ');
  const namespaces = ['--mount', '--propagation', 'slave', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const diesWithParent = ['setpriv', '--pdeathsig', 'KILL'];
  return [...diesWithParent.slice(1), 'unshare', ...namespaces, ...diesWithParent, 'sh', '-c', script, 'sh'];
}
