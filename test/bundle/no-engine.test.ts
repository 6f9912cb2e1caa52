import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { rootCertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../../testbed/runner/code.ts';
import { scriptedEngine } from '../support/bundle/scripted-engine.ts';
import { nothingDone, tell } from '../support/bundle/telling.ts';

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
    // And where the address comes from: most often it is another one that was meant.
    expect(told.lines[0]).toBe('unix:///no/such/socket (DOCKER_HOST)');
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
    expect(told.errors).toStrictEqual(['tcp://127.0.0.1:1: nothing answers there; is the engine running?']);
  });
});

describe('what is at the path is not a socket', () => {
  it.each(['file', 'folder', 'below a file'])('a %s', async (kind) => {
    const path = join(folder, 'docker.sock');
    if (kind === 'folder') await mkdir(path);
    else await writeFile(path, '');
    const host = `unix://${kind === 'below a file' ? join(path, 'docker.sock') : path}`;
    const told = await tell({ inputs: { images }, env: { DOCKER_HOST: host } });
    expect(told.exitCode).toBe(1);
    expect(told.errors).toStrictEqual([
      expect.stringMatching(/: (?:that is not a socket|nothing answers there; is the engine running\?)$/),
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
  const less = 'setpriv --inh-caps=-all --bounding-set=-dac_override,-dac_read_search';
  await writeFile(script, `#!/bin/sh\nexec ${less} '${bundle.node}' "$@"\n`, { mode: 0o755 });
  return script;
}

describe('never the wrong engine', () => {
  const inputs = { images, 'no-engine': 'skip' };
  const config = async (text: string): Promise<Readonly<Record<string, string>>> => {
    await writeFile(join(folder, 'config.json'), text);
    return { DOCKER_CONFIG: folder };
  };
  const refused = async (env: Readonly<Record<string, string>>, problem: string): Promise<void> => {
    const told = await tell({ inputs, env });
    expect(told.errors).toStrictEqual([`this runner: ${problem}`]);
    expect(told.exitCode).toBe(1);
    nothingDone(told);
  };

  it('a context that is not there, and no-engine: skip does not excuse that', async () => {
    const problem = 'does not exist; "docker context ls" lists those that do';
    await refused({ DOCKER_CONTEXT: 'remote' }, `the docker context "remote" of DOCKER_CONTEXT ${problem}`);
    const env = await config('{"currentContext":"remote"}');
    await refused(env, `the current docker context "remote" ${problem}`);
  });

  it.each([
    ['no JSON', '{'],
    ['another type', '{"Endpoints":{"docker":{"Host":["unix:///x"]}}}'],
    ['a list', '[]'],
    ['a large file', `{"Endpoints":${' '.repeat(5_000_000)}`],
    ['a line that would be a command', '{"Endpoints":{"docker":{"Host":"unix:///x\\n::error::route"}}}'],
  ])('a context that is no context: %s', async (_, meta) => {
    const env = { ...(await config('{}')), DOCKER_CONTEXT: 'remote' };
    await writeContext('remote', (file) => writeFile(file, meta));
    const told = await tell({ inputs, env });
    expect(told.errors).toStrictEqual([
      expect.stringMatching(
        /^this runner: (?:the address of )?the docker context "remote" of DOCKER_CONTEXT \S/,
      ),
    ]);
    nothingDone(told);
  });

  it('a context whose file is a pipe is not waited for', async (context) => {
    context.skip(process.platform === 'win32', 'there are no such pipes on Windows');
    const env = { ...(await config('{}')), DOCKER_CONTEXT: 'remote' };
    let pipe = '';
    await writeContext('remote', async (file) => {
      pipe = file;
      spawnSync('mkfifo', [file]);
    });
    const named = 'the docker context "remote" of DOCKER_CONTEXT';
    await refused(env, `${named} cannot be read (${pipe}: it is not a file)`);
  });

  const writeContext = async (name: string, write: (file: string) => Promise<void>): Promise<void> => {
    const id = createHash('sha256').update(name).digest('hex');
    const meta = join(folder, 'contexts', 'meta', id);
    await mkdir(meta, { recursive: true });
    await write(join(meta, 'meta.json'));
  };

  it('a configuration that nobody can read', async () => {
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

  const noAddress = 'is not a unix://, npipe://, tcp:// or ssh:// address';
  it.each([
    ['http://host', noAddress],
    ['/run/docker.sock', noAddress],
    ['unix://', 'is unix:// without a path'],
    ['tcp://one:two', 'is not tcp://host:port', 'tcp://one:…'],
    ['tcp://127.0.0.1:65536', 'is not tcp://host:port'],
    // What stands before @ may be a password.
    ['ssh://-oProxyCommand=touch@host', 'is not ssh://user@host:port', 'ssh://…@host'],
  ])('DOCKER_HOST=%s is refused', async (host, problem, shown = host) => {
    await refused({ DOCKER_HOST: host }, `DOCKER_HOST "${shown}" ${problem}`);
  });

  it.each(['tcp://me:secret@127.0.0.1:1', 'ssh://me:secret@127.0.0.1:1', 'tcp://me:secret@127.0.0.1:1/path'])(
    'a password is told nobody: %s',
    async (host) => {
      const told = await tell({ inputs: { images }, env: { DOCKER_HOST: host } });
      expect(told.exitCode).toBe(1);
      expect(JSON.stringify([told.log, told.summary, told.outputs, told.state])).not.toContain('secret');
    },
  );
});

describe('keys for TLS', () => {
  const tls = (): Readonly<Record<string, string>> => ({
    DOCKER_HOST: 'tcp://127.0.0.1:1',
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CERT_PATH: folder,
  });
  const problem = async (): Promise<string | undefined> => {
    const told = await tell({ inputs: { images, 'no-engine': 'skip' }, env: tls() });
    expect(told.exitCode).toBe(1);
    nothingDone(told);
    return told.errors[0];
  };

  it('that are not there', async () => {
    expect(await problem()).toBe(
      `this runner: DOCKER_TLS_VERIFY is set, and there is no ca.pem in ${folder}; set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem`,
    );
  });

  it.each([[''], ['no certificate'], ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n']])(
    'with a ca.pem that is none: %j',
    async (text) => {
      await writeFile(join(folder, 'ca.pem'), text);
      expect(await problem()).toBe(`tcp://127.0.0.1:1: ${join(folder, 'ca.pem')} holds no certificate`);
    },
  );

  it('with a ca.pem that is a folder', async () => {
    await mkdir(join(folder, 'ca.pem'));
    expect(await problem()).toBe(
      `tcp://127.0.0.1:1: ${join(folder, 'ca.pem')} cannot be read (it is not a file)`,
    );
  });

  it('with a key that belongs to nothing', async () => {
    await writeFile(join(folder, 'ca.pem'), rootCertificates[0] ?? '');
    await writeFile(join(folder, 'cert.pem'), rootCertificates[0] ?? '');
    await writeFile(join(folder, 'key.pem'), 'no key');
    expect(await problem()).toMatch(/cert\.pem and .*key\.pem do not belong together/);
  });
});
