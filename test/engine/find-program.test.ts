import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../src/engine/connections/child-environment.ts';
import { findProgram } from '../../src/engine/connections/find-program.ts';
import type { Surroundings } from '../../src/engine/endpoint.ts';
import { files } from '../../src/runner/files.ts';
import { aFolder } from '../support/folder.ts';
import { machine } from '../support/surroundings.ts';

/** `repo/` is the workspace, `link/` leads to it, and `repo/out/` leads out of it again. */
async function aMachine(programs: Readonly<Record<string, number>>) {
  const folder = await aFolder();
  for (const name of ['repo/bin', 'repo.other', 'bin', 'more', 'links']) {
    await mkdir(join(folder.path, name), { recursive: true });
  }
  await symlink('repo', join(folder.path, 'link'));
  await symlink('../bin', join(folder.path, 'repo', 'out'));
  for (const [name, mode] of Object.entries(programs)) {
    await writeFile(join(folder.path, name), '');
    await chmod(join(folder.path, name), mode);
  }
  const within = (workspace: string, path: readonly string[]): Surroundings => ({
    ...machine({
      GITHUB_WORKSPACE: workspace === '' ? '' : join(folder.path, workspace),
      PATH: path.map((name) => join(folder.path, name)).join(delimiter),
    }),
    files,
  });
  return { ...folder, within };
}

describe('a program', () => {
  const ALL = { 'repo/bin/docker': 0o755, 'bin/docker': 0o755, 'repo.other/docker': 0o755 };

  it.each([
    ['never from the workspace', ALL, 'repo', ['repo/bin', 'bin'], 'bin/docker'],
    ['never from it through a link', ALL, 'repo', ['link/bin', 'bin'], 'bin/docker'],
    ['never from it where it is named by a link', ALL, 'link', ['repo/bin', 'bin'], 'bin/docker'],
    ['never by a link that lies in it', ALL, 'repo', ['repo/out'], undefined],
    ['from a folder whose name only begins so', ALL, 'repo', ['repo.other', 'bin'], 'repo.other/docker'],
    ['from anywhere where there is no workspace', ALL, '', ['repo/bin', 'bin'], 'repo/bin/docker'],
    ['not where it may not be run', { ...ALL, 'more/docker': 0o644 }, 'repo', ['more', 'bin'], 'bin/docker'],
    ['nowhere, if that is the only one', { 'more/docker': 0o644 }, 'repo', ['more', 'bin'], undefined],
  ] as const)('is taken %s', async (_, programs, workspace, path, expected) => {
    await using it = await aMachine(programs);
    const found = findProgram('docker', it.within(workspace, path));
    expect(found).toBe(expected === undefined ? undefined : join(it.path, expected));
  });

  it('is not taken by a link that leads into the workspace', async () => {
    await using it = await aMachine(ALL);
    await symlink('../repo/bin/docker', join(it.path, 'links', 'docker'));
    expect(findProgram('docker', it.within('repo', ['links', 'bin']))).toBe(join(it.path, 'bin', 'docker'));
  });
});

describe('what the docker CLI gets to know', () => {
  const needed = {
    HOME: '/home/me',
    DOCKER_CONFIG: '/c',
    DOCKER_HOST: 'ssh://me@far',
    SSH_AUTH_SOCK: '/s',
    LANG: 'C',
    HTTPS_PROXY: 'http://proxy',
  };

  it('is what it needs', () => {
    expect(childEnvironment(machine(needed))).toStrictEqual(needed);
  });

  it.each([
    'INPUT_GITHUB-TOKEN',
    'INPUT_IMAGES',
    'Input_Images',
    'STATE_record',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'GITHUB_TOKEN',
    'GITHUB_ENV',
    'GH_TOKEN',
  ])('is not %s', (name) => {
    expect(childEnvironment(machine({ ...needed, [name]: 'x' }))).toStrictEqual(needed);
  });

  it('is not the token of the action under any name', () => {
    const env = { ...needed, 'INPUT_GITHUB-TOKEN': ' ghs_1 ', MY_OWN: 'ghs_1', OTHER: 'ghs_2' };
    expect(childEnvironment(machine(env))).toStrictEqual({ ...needed, OTHER: 'ghs_2' });
  });

  it('is a PATH without the workspace and without relative folders', async () => {
    await using it = await aMachine({});
    const { PATH, ...rest } = it.within('repo', ['repo/bin', 'bin', 'link/bin', 'more']).env;
    const surroundings = { ...machine({ ...rest, PATH: `.:${PATH ?? ''}:bin:` }), files };
    expect(childEnvironment(surroundings)).toStrictEqual({
      PATH: [join(it.path, 'bin'), join(it.path, 'more')].join(':'),
    });
  });

  it('is the PATH of Windows, whatever letters it is written in', () => {
    const env = { Path: 'C:\\bin;.;D:\\a\\tools', PATH: 'C:\\bin;.;D:\\a\\tools', GITHUB_WORKSPACE: 'd:\\A' };
    expect(childEnvironment(machine(env, {}, { platform: 'win32' }))).toStrictEqual({
      Path: 'C:\\bin',
      PATH: 'C:\\bin',
    });
  });
});
