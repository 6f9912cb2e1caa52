import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scriptedEngine } from './scripted-engine.ts';
import { nothingDone, tell } from './telling.ts';

const images = 'app:1';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-engine-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('nobody answers', () => {
  const nobody = { DOCKER_HOST: 'unix:///no/such/socket' };
  const why = 'unix:///no/such/socket: there is no such socket; is the engine installed and running?';

  it('fails, and names the endpoint and the next step', async () => {
    const told = await tell({ inputs: { images }, env: nobody });
    expect(told.exitCode).toBe(1);
    expect(told.errors).toStrictEqual([why]);
    expect(told.summary).toContain('there is no such socket');
    nothingDone(told);
  });

  it('no-engine: skip makes that a success with a warning', async () => {
    const told = await tell({ inputs: { images, 'no-engine': 'skip' }, env: nobody });
    expect(told.exitCode).toBe(0);
    expect(told.errors).toStrictEqual([]);
    expect(told.warnings).toStrictEqual([`${why}; nothing was removed`]);
    nothingDone(told);
  });

  it('at a port', async () => {
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: 'tcp://127.0.0.1:1' } });
    expect(told.errors).toStrictEqual(['tcp://127.0.0.1:1: nobody answers there; is the engine running?']);
  });
});

describe('what is at the path is no socket', () => {
  it.each(['file', 'folder', 'below a file'])('a %s', async (kind) => {
    const path = join(folder, 'docker.sock');
    if (kind === 'folder') await mkdir(path);
    else await writeFile(path, '');
    const host = `unix://${kind === 'below a file' ? join(path, 'docker.sock') : path}`;
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: host } });
    expect(told.exitCode).toBe(1);
    expect(told.errors).toStrictEqual([
      expect.stringMatching(/: (?:that is no socket|nobody answers there; is the engine running\?)$/),
    ]);
    expect(told.errors[0]).toContain(host);
    nothingDone(told);
  });
});

it('a socket that the user may not use', async (context) => {
  context.skip(process.platform !== 'linux', 'other systems have other rights on sockets');
  const asRoot = process.getuid?.() === 0;
  const noSetpriv = asRoot && spawnSync('setpriv', ['--version']).status !== 0;
  context.skip(noSetpriv, 'root is refused nothing, and there is no setpriv to take that away');
  await using engine = await scriptedEngine();
  const socket = engine.host.replace('unix://', '');
  await chmod(socket, 0o000);
  if (asRoot) await chown(socket, 65_534, 65_534);
  const node = asRoot ? await nodeWithoutPrivilege() : undefined;
  const told = await tell({
    inputs: { images },
    env: { DOCKER_HOST: engine.host },
    ...(node === undefined ? {} : { node }),
  });
  expect(told.errors).toStrictEqual([
    `${engine.host}: permission denied; add the user to the docker group, or run the step as a user who may use the socket`,
  ]);
  expect(told.exitCode).toBe(1);
  nothingDone(told);
});

/** Root without the right to overlook rights. */
async function nodeWithoutPrivilege(): Promise<string> {
  const script = join(folder, 'node');
  const node = process.env['BUNDLE_NODE'] ?? process.execPath;
  const less = 'setpriv --inh-caps=-all --bounding-set=-dac_override,-dac_read_search';
  await writeFile(script, `#!/bin/sh\nexec ${less} '${node}' "$@"\n`, { mode: 0o755 });
  return script;
}

describe('never the wrong engine', () => {
  const refusal =
    'this runner: the docker context "remote" is in use, and this version does not follow contexts; set DOCKER_HOST instead';
  const config = async (text: string): Promise<Readonly<Record<string, string>>> => {
    await writeFile(join(folder, 'config.json'), text);
    return { DOCKER_CONFIG: folder };
  };

  it('DOCKER_CONTEXT is refused, and no-engine: skip does not excuse that', async () => {
    const inputs = { images, 'no-engine': 'skip' };
    const told = await tell({ inputs, env: { DOCKER_CONTEXT: 'remote' } });
    expect(told.errors).toStrictEqual([refusal]);
    expect(told.exitCode).toBe(1);
    nothingDone(told);
  });

  it('so is the context that the docker CLI was told to use', async () => {
    const env = await config('{"currentContext":"remote"}');
    const told = await tell({ inputs: { images }, env });
    expect(told.errors).toStrictEqual([refusal]);
    nothingDone(told);
  });

  it('and a configuration that nobody can read', async () => {
    const told = await tell({ inputs: { images }, env: await config('{"currentContext":') });
    expect(told.errors).toStrictEqual([
      expect.stringMatching(/config\.json may name another engine and cannot be read/),
    ]);
    expect(told.exitCode).toBe(1);
    nothingDone(told);
  });

  it.each(['{"currentContext":"remote"}', 'no JSON'])('DOCKER_HOST goes before %s', async (text) => {
    await using engine = await scriptedEngine();
    const told = await tell({
      inputs: { images },
      env: { ...(await config(text)), DOCKER_CONTEXT: 'remote', DOCKER_HOST: engine.host },
    });
    expect(told.exitCode).toBe(0);
    expect(told.report.totals).toMatchObject({ absent: 1 });
    expect(told.report.hosts[0]?.host).toBe(engine.host);
  });

  it.each([
    [
      'ssh://host',
      'DOCKER_HOST is not a unix://, npipe:// or tcp:// address, and this version knows no others; for ssh:// run the step on that host',
    ],
    ['unix://', 'DOCKER_HOST is unix:// without a path'],
    ['tcp://one:two', 'DOCKER_HOST is not tcp://host:port'],
    ['tcp://127.0.0.1:65536', 'DOCKER_HOST is not tcp://host:port'],
    [
      '/run/docker.sock',
      'DOCKER_HOST is not a unix://, npipe:// or tcp:// address, and this version knows no others; for ssh:// run the step on that host',
    ],
  ])('DOCKER_HOST=%s is refused', async (host, problem) => {
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: host } });
    expect(told.errors).toStrictEqual([`this runner: ${problem}`]);
    nothingDone(told);
  });

  it('TLS is refused', async () => {
    const env = { DOCKER_HOST: 'tcp://127.0.0.1:2376', DOCKER_TLS_VERIFY: '1' };
    const told = await tell({ inputs: { images }, env });
    expect(told.errors).toStrictEqual([
      'this runner: DOCKER_TLS_VERIFY is set, and this version does not speak TLS',
    ]);
    nothingDone(told);
  });
});
