import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianArchive } from './debian-archive.ts';
import {
  buildProgramsFolder,
  podmanProgramsFolder,
  programsFolder,
  rootlessProgramsFolder,
  remoteProgramsFolder,
} from './folders.ts';
import {
  kindsOfEngine,
  packagesForBuilds,
  packagesForRemote,
  packagesForRootless,
  packagesOfSuite,
  type EngineName,
  type Packages,
  type Suite,
} from './kinds.ts';
import { whileLocked } from './lock.ts';
import { privateApt } from './private-apt.ts';

const run = promisify(execFile);

/** The folder with the suite's programs; fetches them the first time. */
export function programsOf(suite: Suite): Promise<string> {
  return fetched(join(programsFolder, suite), [{ suite, packages: packagesOfSuite[suite] }]);
}

/** The programs for remote engines: sshd, ssh, ssh-keygen and openssl, with their libraries in `lib`. */
export function remotePrograms(): Promise<string> {
  return fetched(remoteProgramsFolder, [packagesForRemote]);
}

/** podman, conmon and crun, with their libraries in `lib`. */
export function podmanPrograms(kind: EngineName): Promise<string> {
  return fetched(podmanProgramsFolder(kind), kindsOfEngine[kind].podman ?? []);
}

/** rootlesskit, newuidmap, newgidmap and slirp4netns, with their libraries in `lib`. */
export function rootlessPrograms(): Promise<string> {
  return fetched(rootlessProgramsFolder, [packagesForRootless]);
}

/** docker-buildx and docker-compose, plugins of the docker CLI. */
export function buildPrograms(): Promise<string> {
  return fetched(buildProgramsFolder, [packagesForBuilds]);
}

async function fetched(programs: string, packages: readonly Packages[]): Promise<string> {
  if (existsSync(programs)) return programs;
  await whileLocked(`${programs}.lock`, async () => {
    if (!existsSync(programs)) await fetchPrograms(packages, programs);
  });
  return programs;
}

async function fetchPrograms(packages: readonly Packages[], programs: string): Promise<void> {
  const archive = debianArchive();
  if (archive === undefined) throw new Error('the apt sources of this machine name no Debian archive');
  const named = packages.map(({ suite, packages: names }) => `${names.join(', ')} of Debian ${suite}`);
  process.stderr.write(`engines: fetching ${named.join('; ')} (once)\n`);

  // We hold the lock, so any content is from a run that was interrupted.
  const unfinished = `${programs}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const [downloads, unpacked, found] = [
    join(unfinished, 'deb'),
    join(unfinished, 'root'),
    join(unfinished, 'bin'),
  ];
  for (const folder of [downloads, unpacked, found]) await mkdir(folder, { recursive: true });

  const apt = await privateApt(
    join(unfinished, 'apt'),
    packages.map(({ suite }) => suite),
    archive,
  );
  await apt.update();
  await apt.download(packages, downloads);
  for (const deb of await readdir(downloads)) await run('dpkg-deb', ['-x', join(downloads, deb), unpacked]);
  await collectPrograms(unpacked, found);
  await rename(found, programs);
  await rm(unfinished, { recursive: true });
}

/** Large programs that no engine calls. */
const unwanted = ['ctr', 'dnet', 'ovrouter'];

/** With those for plugins of the docker CLI, and for helpers of Podman. */
const programFolders = [
  ...['bin', 'sbin', 'usr/bin', 'usr/sbin'],
  ...['usr/libexec/docker/cli-plugins', 'usr/lib/podman', 'usr/libexec/podman'],
];

async function collectPrograms(unpacked: string, found: string): Promise<void> {
  for (const folder of programFolders.map((name) => join(unpacked, name))) {
    for (const name of existsSync(folder) ? await readdir(folder) : []) {
      if (!unwanted.includes(name)) await rename(join(folder, name), join(found, name));
    }
  }
  await collectLibraries(unpacked, join(found, 'lib'));
}

/** Debian keeps shared libraries in a folder for each architecture. */
async function collectLibraries(unpacked: string, found: string): Promise<void> {
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  const libraries = entries.filter(({ name, parentPath }) => {
    return /\.so(\.|$)/.test(name) && /\/lib\/[^/]+-linux-gnu[^/]*$/.test(parentPath);
  });
  if (libraries.length > 0) await mkdir(found);
  for (const { name, parentPath } of libraries) await rename(join(parentPath, name), join(found, name));
}
