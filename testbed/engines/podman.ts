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
  const libraries = join(own, 'lib');
  writeSettings(run, own, libraries);
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

/** Waits until the kernel has ended the whole pid namespace; a start after that is like one after a boot. */
export async function untilNamespaceEnded(run: RunFolder): Promise<void> {
  while (processesOf(run).length > 0) await sleep(5);
  rmSync(join(run.folder, 'covers', volatileFolder), { recursive: true, force: true });
}

/** For files that do not outlive a boot. Podman needs a short path; this one is in the folder that covers /run. */
const volatileFolder = '/run/engine';

function writeSettings(run: RunFolder, own: string, libraries: string): void {
  const { folder } = run;
  // Podman starts crun without our environment, so a script sets the library path.
  const crun = join(folder, 'crun');
  const script = `#!/bin/sh\nLD_LIBRARY_PATH=${quoted(libraries)} exec ${quoted(join(own, 'crun'))} "$@"\n`;
  writeFileSync(crun, script, { mode: 0o755 });
  writeToml(join(folder, 'containers.conf'), {
    // The pid namespace holds the containers together, so cgroups are not needed.
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
function ownNamespaces(folder: string): string[] {
  const etc = join(folder, 'covers', 'etc');
  const unified = '/sys/fs/cgroup/unified';
  const script = [
    // Podman reads its image policy only there. The machine's own files stay visible through the overlay.
    `mount -t overlay overlay -o ${quoted(`lowerdir=${etc}:/etc`)} /etc`,
    ...coverings(folder),
    // crun refuses machines with both versions of cgroups, even where it makes none.
    `if mountpoint -q ${unified}; then umount --lazy ${unified}; fi`,
    'exec setpriv --pdeathsig KILL "$@"',
  ].join(' && ');
  const namespaces = ['--mount', '--propagation', 'slave', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return ['--pdeathsig', 'KILL', 'unshare', ...namespaces, 'sh', '-c', script, 'sh'];
}
