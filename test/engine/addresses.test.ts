import { describe, expect, it } from 'vitest';
import { chooseEndpoint } from '../../src/engine/find/choose-endpoint.ts';
import { contextFiles, machine, tlsFolderOf } from '../support/surroundings.ts';

const byHost = (host: string, env = {}, files = {}): ReturnType<typeof chooseEndpoint> =>
  chooseEndpoint(machine({ DOCKER_HOST: host, ...env }, files));

function problemOf(choice: ReturnType<typeof chooseEndpoint>): string {
  return 'problem' in choice ? choice.problem : `no problem: ${choice.endpoint.url}`;
}

describe('an address in DOCKER_HOST', () => {
  it.each([
    ['unix:///run/x.sock', { kind: 'socket', path: '/run/x.sock' }],
    [' UNIX:///run/x.sock\n', { kind: 'socket', path: '/run/x.sock', url: 'unix:///run/x.sock' }],
    ['unix://relative.sock', { kind: 'socket', path: 'relative.sock' }],
    ['npipe:////./pipe/x', { kind: 'socket', path: '//./pipe/x' }],
    ['tcp://10.0.0.1:2376', { kind: 'tcp', host: '10.0.0.1', port: 2376 }],
    ['tcp://engine', { kind: 'tcp', host: 'engine', port: 2375 }],
    ['engine', { kind: 'tcp', host: 'engine', port: 2375 }],
    ['10.0.0.1:99', { kind: 'tcp', host: '10.0.0.1', port: 99, url: 'tcp://10.0.0.1:99' }],
    ['tcp://engine:2375/', { kind: 'tcp', host: 'engine', port: 2375 }],
    ['tcp://[::1]:1', { kind: 'tcp', host: '::1', port: 1, url: 'tcp://[::1]:1' }],
    ['tcp://[fe80::1]', { kind: 'tcp', host: 'fe80::1', port: 2375 }],
    ['tcp://user:secret@engine:1', { kind: 'tcp', host: 'engine', url: 'tcp://engine:1' }],
    ['tcp://user:sec@ret@engine:1', { kind: 'tcp', host: 'engine', url: 'tcp://engine:1' }],
    ['ssh://host', { kind: 'command', flags: ['--host=ssh://host'] }],
    ['ssh://me@host:22', { kind: 'command', flags: ['--host=ssh://me@host:22'], url: 'ssh://me@host:22' }],
    ['ssh://me@[::1]:22/run/user/1000/docker.sock', { kind: 'command' }],
    ['ssh://me%40corp@host_1.example.com', { kind: 'command' }],
  ])('%s', (host, endpoint) => {
    expect(byHost(host)).toMatchObject({ endpoint, why: 'DOCKER_HOST' });
  });

  it.each([
    ['http://host', 'DOCKER_HOST "http://host" is not a unix://, npipe://, tcp:// or ssh:// address'],
    ['fd://', 'DOCKER_HOST "fd://" is not a unix://, npipe://, tcp:// or ssh:// address'],
    ['constructor://x', 'DOCKER_HOST "constructor://x" is not a unix://, npipe://, tcp:// or ssh:// address'],
    // A path is a socket for new versions of the docker CLI and something else for old ones.
    [
      '/var/run/docker.sock',
      'DOCKER_HOST "/var/run/docker.sock" is not a unix://, npipe://, tcp:// or ssh:// address',
    ],
    ['unix:///x\ny', 'DOCKER_HOST "unix:///x\\ny" holds control characters'],
    ['unix://', 'DOCKER_HOST "unix://" is unix:// without a path'],
    ['npipe://', 'DOCKER_HOST "npipe://" is npipe:// without a path'],
    ['tcp://', 'DOCKER_HOST "tcp://" is not tcp://host:port'],
    ['tcp://:2375', 'DOCKER_HOST "tcp://:2375" is not tcp://host:port'],
    ['tcp://host:port', 'DOCKER_HOST "tcp://host:…" is not tcp://host:port'],
    ['tcp://host:65536', 'DOCKER_HOST "tcp://host:65536" is not tcp://host:port'],
    ['tcp://host:2375/path', 'DOCKER_HOST "tcp://host:2375/path" is not tcp://host:port'],
    ['tcp://user:secret@host/path', 'DOCKER_HOST "tcp://…@host/path" is not tcp://host:port'],
    ['tcp://a:b:c', 'DOCKER_HOST "tcp://a:…" is not tcp://host:port'],
    ['ssh://', 'DOCKER_HOST "ssh://" is not ssh://user@host:port'],
    ['ssh://-oProxyCommand=x', 'DOCKER_HOST "ssh://-oProxyCommand=x" is not ssh://user@host:port'],
    ['ssh://-l@host', 'DOCKER_HOST "ssh://…@host" is not ssh://user@host:port'],
    ['ssh://%2Doption@host', 'DOCKER_HOST "ssh://…@host" is not ssh://user@host:port'],
    ['ssh://%0A@host', 'DOCKER_HOST "ssh://…@host" is not ssh://user@host:port'],
    ['ssh://%zz@host', 'DOCKER_HOST "ssh://…@host" is not ssh://user@host:port'],
    ['ssh://host:65536', 'DOCKER_HOST "ssh://host:65536" is not ssh://user@host:port'],
    ['ssh://host/x;reboot', 'DOCKER_HOST "ssh://host/x;reboot" is not ssh://user@host:port'],
    ['ssh://host/$(x)', 'DOCKER_HOST "ssh://host/$(x)" is not ssh://user@host:port'],
    ['ssh://host?x', 'DOCKER_HOST "ssh://host?…" is not ssh://user@host:port'],
    [
      'ssh://me:secret@host',
      'DOCKER_HOST "ssh://…@host" holds a password, which docker does not take for ssh; use a key',
    ],
    [
      'ssh://me:@host',
      'DOCKER_HOST "ssh://…@host" holds a password, which docker does not take for ssh; use a key',
    ],
  ])('that leads nowhere is shown, without what may be a password: %j', (host, problem) => {
    expect(problemOf(byHost(host))).toBe(problem);
  });
});

describe('TLS of the environment', () => {
  const keys = { '/keys/ca.pem': 'PEM', '/keys/cert.pem': 'PEM', '/keys/key.pem': 'PEM' };
  const there = { DOCKER_CERT_PATH: '/keys' };
  const all = { ca: '/keys/ca.pem', cert: '/keys/cert.pem', key: '/keys/key.pem' };

  it.each([
    [{ DOCKER_TLS_VERIFY: '1', ...there }, keys, { verify: true, ...all }],
    // Any text at all, as the docker CLI has it.
    [{ DOCKER_TLS_VERIFY: '0', ...there }, keys, { verify: true, ...all }],
    [{ DOCKER_TLS_VERIFY: '1', DOCKER_TLS: '1', ...there }, keys, { verify: true, ...all }],
    [{ DOCKER_TLS: '1', ...there }, keys, { verify: false, ...all }],
    [{ DOCKER_TLS_VERIFY: '1', ...there }, { '/keys/ca.pem': 'PEM' }, { verify: true, ca: '/keys/ca.pem' }],
    [
      { DOCKER_TLS_VERIFY: '1' },
      { '/home/me/.docker/ca.pem': 'PEM' },
      { verify: true, ca: '/home/me/.docker/ca.pem' },
    ],
    [
      { DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: '/config' },
      { '/config/ca.pem': 'PEM' },
      { verify: true, ca: '/config/ca.pem' },
    ],
    [{ ...there }, keys, undefined],
    [{ DOCKER_TLS_VERIFY: '', DOCKER_TLS: '', ...there }, keys, undefined],
  ])('%j', (env, files, tls) => {
    const choice = byHost('tcp://engine:2376', env, files);
    expect('endpoint' in choice && 'tls' in choice.endpoint ? choice.endpoint.tls : undefined).toEqual(tls);
  });

  it('that verifies nobody is named in the reason', () => {
    const choice = byHost('tcp://engine', { DOCKER_TLS: '1', ...there }, keys);
    expect(choice).toMatchObject({ why: 'DOCKER_HOST; its certificate is not verified' });
  });

  it('without ca.pem, or without a place to look for it, is refused', () => {
    const tls = { DOCKER_TLS_VERIFY: '1' };
    expect(problemOf(byHost('tcp://engine', { ...tls, ...there }))).toBe(
      'DOCKER_TLS_VERIFY is set, and there is no ca.pem in /keys; set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem',
    );
    expect(problemOf(byHost('tcp://engine', { DOCKER_TLS: '1' }))).toContain(
      'DOCKER_TLS is set, and there is no ca.pem',
    );
    expect(problemOf(chooseEndpoint(machine(tls, {}, { home: undefined })))).toContain(
      'this user has no home folder with the keys',
    );
  });

  it('is nothing to a socket or to ssh', () => {
    for (const host of ['unix:///x', 'ssh://host']) {
      expect(byHost(host, { DOCKER_TLS_VERIFY: '1' })).toMatchObject({ endpoint: { url: host } });
    }
  });
});

describe('a context', () => {
  const by = (
    endpoint: object | string,
    tls: readonly string[] = [],
    more = {},
  ): ReturnType<typeof chooseEndpoint> =>
    chooseEndpoint(
      machine(
        { DOCKER_CONTEXT: 'far', DOCKER_TLS_VERIFY: '1' },
        { ...contextFiles('far', endpoint, tls), ...more },
      ),
    );
  const keys = tlsFolderOf('far');

  it.each([
    ['a socket', { Host: 'unix:///x' }, ['ca.pem'], { kind: 'socket', path: '/x', url: 'unix:///x' }],
    [
      'tcp',
      { Host: 'tcp://u:p@engine:1' },
      [],
      { kind: 'tcp', host: 'engine', port: 1, url: 'tcp://engine:1' },
    ],
    [
      'TLS with its own keys',
      { Host: 'tcp://engine:1', SkipTLSVerify: false },
      ['ca.pem', 'cert.pem', 'key.pem', 'other'],
      {
        kind: 'tcp',
        host: 'engine',
        port: 1,
        url: 'tcp://engine:1',
        tls: { verify: true, ca: `${keys}/ca.pem`, cert: `${keys}/cert.pem`, key: `${keys}/key.pem` },
      },
    ],
    [
      'TLS that does not ask who is there',
      { Host: 'tcp://engine:1', SkipTLSVerify: true },
      [],
      { kind: 'tcp', host: 'engine', port: 1, url: 'tcp://engine:1', tls: { verify: false } },
    ],
    [
      'TLS with the CAs that everybody trusts',
      { Host: 'tcp://engine:1' },
      ['unknown'],
      { kind: 'tcp', host: 'engine', port: 1, url: 'tcp://engine:1', tls: { verify: true } },
    ],
    [
      'ssh',
      { Host: 'ssh://me@host' },
      [],
      { kind: 'command', flags: ['--context=far'], url: 'ssh://me@host' },
    ],
    [
      'other letters, as Go reads them',
      '{"endpoints":{"docker":{"host":"unix:///y"}}}',
      [],
      { kind: 'socket', path: '/y', url: 'unix:///y' },
    ],
  ])('that leads to %s', (_, endpoint, tls, expected) => {
    const choice = by(endpoint, tls);
    const why = 'the docker context "far" of DOCKER_CONTEXT';
    expect(choice).toEqual({ endpoint: expected, why: expect.stringContaining(why) });
  });

  it.each([
    ['', 'broken'],
    ['{', 'broken'],
    ['[]', 'broken'],
    ['{}', 'broken'],
    ['{"Endpoints":[]}', 'broken'],
    ['{"Endpoints":{"docker":null}}', 'broken'],
    ['{"Endpoints":{"docker":"unix:///x"}}', 'broken'],
    ['{"Endpoints":{"docker":{"Host":5}}}', 'broken'],
    ['{"Endpoints":{"docker":{"Host":""}}}', 'broken'],
    ['{"Endpoints":{"docker":{"Host":"unix:///x","SkipTLSVerify":"yes"}}}', 'broken'],
    ['{"Endpoints":{"kubernetes":{"Host":"unix:///x"}}}', 'broken'],
    ['{"Endpoints":{"docker":{"Host":"unix:///x\\ny"}}}', 'holds control characters'],
    ['{"Endpoints":{"docker":{"Host":"tcp://engine"}}}', 'is not tcp://host:port'],
    ['{"Endpoints":{"docker":{"Host":"engine:1"}}}', 'is not a unix://, npipe://, tcp:// or ssh:// address'],
    [
      '{"Endpoints":{"docker":{"Host":"http://engine:1"}}}',
      'is not a unix://, npipe://, tcp:// or ssh:// address',
    ],
    ['{"Endpoints":{"docker":{"Host":"ssh://me:secret@engine"}}}', 'holds a password'],
    ['{"Endpoints":{"docker":{"Host":"ssh://-oProxyCommand=x"}}}', 'is not ssh://user@host:port'],
  ])('that is not what docker writes: %s', (meta, problem) => {
    const found = problemOf(by(meta));
    expect(found).toContain('the docker context "far" of DOCKER_CONTEXT');
    expect(found).toContain(problem);
    expect(found).not.toContain('secret');
  });

  it('that cannot be read', () => {
    const [file = ''] = Object.keys(contextFiles('far', {}));
    const choose = (is: 'hidden' | 'other'): string =>
      problemOf(chooseEndpoint(machine({ DOCKER_CONTEXT: 'far' }, { [file]: { is } })));
    expect(choose('hidden')).toBe(
      `the docker context "far" of DOCKER_CONTEXT cannot be read (${file}: EACCES)`,
    );
    expect(choose('other')).toContain('it is not a file');
  });

  it('whose keys cannot be read, and that is not tried without', () => {
    expect(problemOf(by({ Host: 'tcp://engine:1' }, [], { [keys]: { is: 'hidden' } }))).toBe(
      `the docker context "far" of DOCKER_CONTEXT has keys that this user may not read, in ${keys}`,
    );
  });
});
