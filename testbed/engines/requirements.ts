import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { debianArchive } from './debian-archive.ts';
import {
  buildProgramsFolder,
  podmanProgramsFolder,
  programsFolder,
  remoteProgramsFolder,
  rootlessProgramsFolder,
} from './folders.ts';
import { kindsOfEngine, packagesOfSuite, type EngineName } from './kinds.ts';
import { asRootlessUser, tunDevice } from './rootless.ts';

/** Why this machine cannot start engines, as the reason to skip a test; undefined when it can. */
export function whyNoEngines(): string | undefined {
  if (process.platform !== 'linux') return `engines need Linux, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'engines need root';
  if (!mayMount()) return 'engines need the right to mount (CAP_SYS_ADMIN), which this container withholds';
  const missing = ['unshare', 'setpriv', 'mount', 'umount', 'sh'].filter((program) => !isInPath(program));
  if (missing.length > 0) return `engines need ${missing.join(', ')}`;
  return arePresent() ? undefined : whyNoDownload();
}

/** The same for engines that are reached over ssh or with TLS. */
export function whyNoRemoteEngines(): string | undefined {
  return whyNoEngines() ?? (existsSync(remoteProgramsFolder) ? undefined : whyNoDownload());
}

/** The same for one kind of engine: Podman has packages of its own. */
export function whyNot(kind: EngineName): string | undefined {
  const isPresent = kindsOfEngine[kind].podman === undefined || existsSync(podmanProgramsFolder(kind));
  return whyNoEngines() ?? (isPresent ? undefined : whyNoDownload());
}

/** The same for engines of a user who is not root. */
export function whyNoRootless(): string | undefined {
  const engines = whyNoEngines() ?? (existsSync(rootlessProgramsFolder) ? undefined : whyNoDownload());
  return engines ?? whyNoUserNamespaces();
}

/** Why users may not make what a rootless engine runs in, or not reach the programs. Only a try tells. */
function whyNoUserNamespaces(): string | undefined {
  if (!existsSync(tunDevice)) return `users may have no network here: there is no ${tunDevice}`;
  const [program = '', ...words] = asRootlessUser;
  const unshare = ['unshare', '--user', '--map-root-user', '--mount', 'ls', import.meta.dirname];
  const { status, stderr } = spawnSync(program, [...words, ...unshare]);
  return status === 0 ? undefined : `users may have no engine here: ${stderr.toString('utf8').trim()}`;
}

/** The same for builds with BuildKit, and for Compose. */
export function whyNoBuilds(): string | undefined {
  return whyNoEngines() ?? (existsSync(buildProgramsFolder) ? undefined : whyNoDownload());
}

/** The same for an engine with its data in a file system of its own on the disk. */
export function whyNoDisk(): string | undefined {
  const engines = whyNoEngines();
  if (engines !== undefined) return engines;
  const missing = ['mkfs.ext4', 'truncate', 'losetup'].filter((program) => !isInPath(program));
  if (missing.length > 0) return `a file system of its own needs ${missing.join(', ')}`;
  // Only a try tells whether this container may use the devices that it shows.
  const { status, stderr } = spawnSync('losetup', ['--find']);
  return status === 0 ? undefined : `there is no loop device: ${stderr.toString('utf8').trim()}`;
}

function whyNoDownload(): string | undefined {
  const missing = ['apt-get', 'apt-config', 'dpkg', 'dpkg-deb'].filter((program) => !isInPath(program));
  if (missing.length > 0) return `the engines come from Debian, and there is no ${missing.join(', ')} here`;
  if (debianArchive() === undefined) return 'the engines come from Debian, which the apt sources do not name';
  return undefined;
}

function arePresent(): boolean {
  return Object.keys(packagesOfSuite).every((suite) => existsSync(join(programsFolder, suite)));
}

function isInPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const CAP_SYS_ADMIN = 21n;

function mayMount(): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return effective !== undefined && ((BigInt(`0x${effective}`) >> CAP_SYS_ADMIN) & 1n) === 1n;
}
