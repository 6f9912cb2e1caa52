import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DebianArchive } from './debian-archive.ts';
import type { Packages } from './kinds.ts';

const run = promisify(execFile);

/** An apt with some Debian suites as its only sources, separate from the system's apt. */
export interface PrivateApt {
  update(): Promise<void>;
  /** Puts the packages' .deb files into the folder. */
  download(packages: readonly Packages[], folder: string): Promise<void>;
}

export async function privateApt(
  home: string,
  suites: readonly Packages['suite'][],
  archive: DebianArchive,
): Promise<PrivateApt> {
  for (const folder of ['lists/partial', 'archives/partial', 'sources', 'empty']) {
    await mkdir(join(home, folder), { recursive: true });
  }
  await writeFile(
    join(home, 'sources', 'debian.sources'),
    sourceStanza(suites, archive, await architecture()),
  );
  const config = join(home, 'apt.conf');
  await writeFile(config, await configuration(home), { mode: 0o600 });

  const env = { ...process.env, APT_CONFIG: config, LC_ALL: 'C.UTF-8' };
  return {
    update: async () => {
      await run('apt-get', ['--quiet=2', '--error-on=any', 'update'], { env });
    },
    download: async (packages, folder) => {
      const wanted = packages.flatMap(({ suite, packages: names }) =>
        names.map((name) => `${name}/${suite}`),
      );
      await run('apt-get', ['--quiet=2', 'download', ...wanted], { env, cwd: folder, maxBuffer: 1 << 26 });
    },
  };
}

function sourceStanza(
  suites: readonly string[],
  { uri, keyring }: DebianArchive,
  architecture: string,
): string {
  const fields = {
    ...{ Types: 'deb', URIs: uri, Suites: suites.join(' ') },
    ...{ Components: 'main', Architectures: architecture },
  };
  const lines = Object.entries({ ...fields, 'Signed-By': keyring }).map(
    ([key, value]) => `${key}: ${value}\n`,
  );
  return lines.join('');
}

/**
 * Leaves out the machine's configuration, which may hold hooks for the system's caches, but takes over its network
 * settings (a proxy, for example).
 */
async function configuration(home: string): Promise<string> {
  const { stdout } = await run('apt-config', ['dump']);
  const access = stdout.split('\n').filter((line) => /^Acquire::(?!IndexTargets|Languages)/.test(line));
  const settings = {
    'Dir::Etc::parts': join(home, 'empty'),
    'Dir::Etc::main': '/dev/null',
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': join(home, 'sources'),
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': join(home, 'empty'),
    'Dir::State': home,
    'Dir::State::Lists': join(home, 'lists'),
    'Dir::Cache': home,
    'Acquire::Languages': 'none',
    // apt would fetch as another user, who may not write to our folder.
    'APT::Sandbox::User': 'root',
  };
  const ours = Object.entries(settings).map(([key, value]) => `${key} "${value}";`);
  return [...access, ...ours, ''].join('\n');
}

async function architecture(): Promise<string> {
  return (await run('dpkg', ['--print-architecture'])).stdout.trim();
}
