import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { coverings, logOf, quoted, writeSettings, type DaemonPlan } from './daemon.ts';
import type { RunFolder } from './run-folder.ts';

/** For networks of users. */
export const tunDevice = '/dev/net/tun';

/** The user of rootless engines. Only the namespaces of these engines know the user's name. */
export const rootlessUser = 48_611;

const homeOf = ({ folder }: RunFolder): string => join(folder, 'home');

/** Where a rootless Docker keeps its data unless it is told otherwise. */
export const rootlessDataRootOf = (run: RunFolder): string => join(homeOf(run), '.local/share/docker');

export const asRootlessUser: readonly string[] = [
  'setpriv',
  `--reuid=${rootlessUser}`,
  `--regid=${rootlessUser}`,
  '--clear-groups',
];

/**
 * Starts Docker as a user does who has no right to be root: with rootlesskit, and each file in its usual place below
 * the user's home and XDG_RUNTIME_DIR. Its containers have no network. All of it ends with the returned process.
 */
export function spawnRootless(plan: DaemonPlan, own: string): ChildProcess {
  const { run, programs, flags } = plan;
  prepareFolders(run);
  const settings = writeSettings(plan);
  const rootlesskit = [
    'rootlesskit',
    // Without a driver of each sort, Docker panics when it is asked for its version: moby/moby#47085.
    ...['--net=slirp4netns', '--disable-host-loopback', '--port-driver=builtin'],
    '--copy-up=/etc',
    '--copy-up=/run',
    '--propagation=rslave',
  ];
  const dockerd = ['dockerd', '--config-file', settings, '--bridge=none'];
  const command = [
    // Changing the user has made the kernel forget which signal the end of the parent sends.
    ...[...asRootlessUser, '--pdeathsig=KILL'],
    ...[...rootlesskit, '--state-dir', join(run.sockets, 'rootlesskit')],
    ...[...dockerd, '--iptables=false', '--ip6tables=false', ...flags],
  ];
  const log = openSync(logOf(run), 'a');
  const engine = spawn('setpriv', [...ownNamespaces(run), ...command], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      PATH: [...programs, process.env['PATH'] ?? ''].join(delimiter),
      LD_LIBRARY_PATH: join(own, 'lib'),
      HOME: homeOf(run),
      XDG_RUNTIME_DIR: run.sockets,
    },
  });
  closeSync(log);
  engine.unref();
  return engine;
}

/** The user's folders. What a boot would empty is empty. */
function prepareFolders(run: RunFolder): void {
  for (const name of ['docker', 'docker.pid', 'docker.sock', 'rootlesskit'])
    rmSync(join(run.sockets, name), { recursive: true, force: true });
  mkdirSync(homeOf(run), { recursive: true, mode: 0o700 });
  const owner = `${rootlessUser}:${rootlessUser}`;
  // The data belong to the subordinate users of the engine, so nothing below the data root changes hands.
  const ours = [
    run.folder,
    run.sockets,
    homeOf(run),
    join(homeOf(run), '.local'),
    join(homeOf(run), '.local/share'),
  ];
  mkdirSync(rootlessDataRootOf(run), { recursive: true });
  spawnSync('chown', [owner, ...ours, rootlessDataRootOf(run)]);
}

/** A command prefix: namespaces for processes and mounts, in which the user has a name and subordinate users. */
function ownNamespaces({ folder }: RunFolder): string[] {
  const etc = join(folder, 'covers', 'etc');
  mkdirSync(etc, { recursive: true });
  const [user, range] = ['rootless', '4000000:65536'];
  for (const [name, line] of [
    ['passwd', `${user}:x:${rootlessUser}:${rootlessUser}::${folder}/home:/bin/sh\n`],
    ['group', `${user}:x:${rootlessUser}:\n`],
  ] as const)
    writeFileSync(join(etc, name), readFileSync(`/etc/${name}`, 'utf8') + line);
  for (const name of ['subuid', 'subgid']) writeFileSync(join(etc, name), `${user}:${range}\n`);
  const tun = join(folder, 'covers', 'tun');
  rmSync(tun, { force: true });
  const script = [
    // The machine's own files stay visible through the overlay.
    `mount -t overlay overlay -o ${quoted(`lowerdir=${etc}:/etc`)} /etc`,
    ...coverings(folder),
    // Every user may open it on most machines, and on the others only root.
    `mknod -m 666 ${quoted(tun)} c 10 200`,
    `mount --bind ${quoted(tun)} ${tunDevice}`,
    'exec "$@"',
  ].join(' && ');
  const namespaces = ['--mount', '--propagation', 'slave', '--pid', '--fork', '--kill-child', '--mount-proc'];
  return ['--pdeathsig', 'KILL', 'unshare', ...namespaces, 'sh', '-c', script, 'sh'];
}
