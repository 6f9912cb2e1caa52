import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/engine/endpoint.ts';
import { chooseEndpoint, resolveHost } from '../../src/engine/find/choose-endpoint.ts';
import { contextFiles, machine, tlsFolderOf } from '../support/surroundings.ts';

function descriptionOf(choice: ReturnType<typeof chooseEndpoint>): string {
  return 'problem' in choice ? choice.problem : `${choice.endpoint.url} (${choice.why})`;
}

const chosen = (surroundings: Surroundings): string => descriptionOf(chooseEndpoint(surroundings));
const build = contextFiles('build', { Host: 'tcp://build:1' });
const far = contextFiles('far', { Host: 'unix:///far.sock' });
const current = (name: unknown): Readonly<Record<string, string>> => ({
  '/home/me/.docker/config.json': JSON.stringify({ auths: {}, currentContext: name }),
});

describe('the engine that is asked', () => {
  it.each([
    ['linux', 'unix:///var/run/docker.sock (the default socket)'],
    ['darwin', 'unix:///var/run/docker.sock (the default socket)'],
    ['win32', 'npipe:////./pipe/docker_engine (the default socket)'],
  ])('is that of the platform: %s', (platform, expected) => {
    expect(chosen(machine({}, {}, { platform }))).toBe(expected);
    expect(chosen(machine({ DOCKER_HOST: '', DOCKER_CONTEXT: '' }, {}, { platform }))).toBe(expected);
    expect(chosen(machine({ DOCKER_CONTEXT: 'default' }, {}, { platform }))).toBe(expected);
    expect(chosen(machine({}, {}, { platform, home: undefined }))).toBe(expected);
  });

  it.each([
    ['DOCKER_HOST', { DOCKER_HOST: 'unix:///x' }, {}, 'unix:///x (DOCKER_HOST)'],
    [
      'DOCKER_HOST before DOCKER_CONTEXT',
      { DOCKER_HOST: 'unix:///x', DOCKER_CONTEXT: 'far' },
      { ...far, ...current('build') },
      'unix:///x (DOCKER_HOST, which overrides the docker context "far" of DOCKER_CONTEXT)',
    ],
    [
      'DOCKER_HOST before the current context',
      { DOCKER_HOST: 'unix:///x' },
      { ...build, ...current('build') },
      'unix:///x (DOCKER_HOST, which overrides the current docker context "build")',
    ],
    [
      'DOCKER_HOST, whatever else is broken',
      { DOCKER_HOST: 'unix:///x', DOCKER_CONTEXT: 'default' },
      { '/home/me/.docker/config.json': '{' },
      'unix:///x (DOCKER_HOST)',
    ],
    [
      'blanks in DOCKER_HOST, which are enough to overrule the contexts',
      { DOCKER_HOST: ' ', DOCKER_CONTEXT: 'far' },
      far,
      'unix:///var/run/docker.sock (the default socket)',
    ],
    [
      'DOCKER_CONTEXT before the current context',
      { DOCKER_CONTEXT: 'far' },
      { ...far, ...build, ...current('build') },
      'unix:///far.sock (the docker context "far" of DOCKER_CONTEXT)',
    ],
    [
      'DOCKER_CONTEXT=default before the current context',
      { DOCKER_CONTEXT: 'default' },
      { ...build, ...current('build') },
      'unix:///var/run/docker.sock (the default socket)',
    ],
    [
      'the current context',
      { DOCKER_CONTEXT: '', DOCKER_HOST: '' },
      { ...build, ...current('build') },
      'tcp://build:1 (the current docker context "build")',
    ],
    [
      'the current context in other letters, as Go reads it',
      {},
      { ...build, '/home/me/.docker/config.json': '{"currentContext":"other","CURRENTCONTEXT":"build"}' },
      'tcp://build:1 (the current docker context "build")',
    ],
    ['no current context', {}, current(''), 'unix:///var/run/docker.sock (the default socket)'],
    ['the context default', {}, current('default'), 'unix:///var/run/docker.sock (the default socket)'],
    [
      'no configuration',
      {},
      { '/home/me/.docker/config.json': 'null' },
      'unix:///var/run/docker.sock (the default socket)',
    ],
    [
      'TLS without a host',
      { DOCKER_TLS_VERIFY: '1' },
      { '/home/me/.docker/ca.pem': 'PEM' },
      'tcp://localhost:2376 (the default with TLS, since DOCKER_HOST is not set)',
    ],
  ])('by %s', (_, env, files, expected) => {
    expect(chosen(machine(env, files))).toBe(expected);
  });

  it('is looked up where DOCKER_CONFIG says', () => {
    const files = {
      ...contextFiles('build', { Host: 'unix:///there.sock' }, [], '/etc/docker-cli'),
      ...build,
      ...current('far'),
      '/etc/docker-cli/config.json': '{"currentContext":"build"}',
    };
    const env = { DOCKER_CONFIG: '/etc/docker-cli' };
    expect(chosen(machine(env, files))).toContain('unix:///there.sock');
    expect(chosen(machine(env, files, { home: undefined }))).toContain('unix:///there.sock');
  });

  it('of a Windows user is looked up under a path of Windows', () => {
    const id = tlsFolderOf('build').split('/').at(-2);
    const folder = String.raw`C:\Users\me\.docker`;
    const files = {
      [`${folder}\\config.json`]: '{"currentContext":"build"}',
      [`${folder}\\contexts\\meta\\${id}\\meta.json`]:
        '{"Endpoints":{"docker":{"Host":"npipe:////./pipe/x"}}}',
    };
    const surroundings = machine({}, files, { platform: 'win32', home: String.raw`C:\Users\me` });
    expect(chosen(surroundings)).toBe('npipe:////./pipe/x (the current docker context "build")');
  });
});

describe('nobody knows which engine is meant, and none is taken', () => {
  it.each([
    ['{', 'it is not what docker writes'],
    ['[]', 'it is not what docker writes'],
    ['{"currentContext":5}', 'it is not what docker writes'],
    [{ is: 'hidden' }, 'EACCES'],
    [{ is: 'folder' }, 'it is not a file'],
  ] as const)('the configuration is %j', (config, why) => {
    const file = '/home/me/.docker/config.json';
    expect(chosen(machine({}, { [file]: config }))).toBe(
      `${file} may name another engine and cannot be read (${why}); set DOCKER_HOST instead`,
    );
  });

  it.each([
    [
      { DOCKER_CONTEXT: 'far' },
      {},
      'the docker context "far" of DOCKER_CONTEXT does not exist; "docker context ls" lists those that do',
    ],
    [
      {},
      current('far'),
      'the current docker context "far" does not exist; "docker context ls" lists those that do',
    ],
    [
      { DOCKER_CONTEXT: '../x' },
      {},
      'the docker context "../x" of DOCKER_CONTEXT has a name that docker does not allow',
    ],
    [
      {},
      current('x\n::error::y'),
      String.raw`the current docker context "x\n:…" has a name that docker does not allow`,
    ],
    [
      { DOCKER_CONTEXT: 'x'.repeat(500) + '/' },
      {},
      `the docker context "${'x'.repeat(300)}…" of DOCKER_CONTEXT has a name that docker does not allow`,
    ],
  ])('no such context: %j', (env, files, problem) => {
    expect(chosen(machine(env, files))).toBe(problem);
  });

  it('a context for a user without a home', () => {
    expect(chosen(machine({ DOCKER_CONTEXT: 'far' }, {}, { home: undefined }))).toBe(
      'the docker context "far" of DOCKER_CONTEXT cannot be looked up, since this user has no home folder',
    );
  });
});

describe('a line of hosts', () => {
  const resolved = (line: string, env: Surroundings['env'] = {}): string =>
    descriptionOf(resolveHost(line, machine(env, { ...build, ...far, ...current('far') })));

  it.each([
    ['build', {}, 'tcp://build:1 (the docker context "build" of hosts)'],
    [
      'build',
      { DOCKER_HOST: 'unix:///x', DOCKER_CONTEXT: 'far' },
      'tcp://build:1 (the docker context "build" of hosts)',
    ],
    [' unix:///run/x.sock ', {}, 'unix:///run/x.sock (hosts)'],
    ['tcp://engine', {}, 'tcp://engine:2375 (hosts)'],
    ['ssh://me@engine', { DOCKER_HOST: 'unix:///x' }, 'ssh://me@engine (hosts)'],
    ['default', {}, 'unix:///var/run/docker.sock (the default socket)'],
    ['default', { DOCKER_CONTEXT: 'build' }, 'unix:///var/run/docker.sock (the default socket)'],
    [
      'default',
      { DOCKER_HOST: 'unix:///x' },
      'unix:///x (DOCKER_HOST, which overrides the current docker context "far")',
    ],
  ])('%s', (line, env, expected) => {
    expect(resolved(line, env)).toBe(expected);
  });

  it.each([
    ['gone', 'the docker context "gone" of hosts does not exist; "docker context ls" lists those that do'],
    [
      '/var/run/docker.sock',
      '"/var/run/docker.sock" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address',
    ],
    [
      '--host=tcp',
      '"--host=tcp" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address',
    ],
    [
      '10.0.0.5:2375',
      '"10.0.0.5:2375" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address; write tcp://10.0.0.5:2375',
    ],
    [
      '[::1]:2376',
      '"[::1]:2376" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address; write tcp://[::1]:2376',
    ],
    [
      'me:secret@engine:2375',
      '"…@engine:2375" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address',
    ],
    ['', '"" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address'],
    ['http://x', '"http://x" in hosts is not a unix://, npipe://, tcp:// or ssh:// address'],
    ['tcp://me:secret@x:y', '"tcp://…@x:y" in hosts is not tcp://host:port'],
    [
      'me:sec@ret@x',
      '"…@x" in hosts is neither a docker context nor a unix://, npipe://, tcp:// or ssh:// address',
    ],
  ])('that leads nowhere: %s', (line, problem) => {
    expect(resolved(line)).toBe(problem);
  });
});
