import { describe, expect, it } from 'vitest';
import { chooseEndpoint, type Surroundings } from '../../src/engine/endpoint.ts';

const bare: Surroundings = { platform: 'linux', env: {}, currentContext: undefined };

function chosen(env: Surroundings['env'], more: Partial<Surroundings> = {}): string {
  const choice = chooseEndpoint({ ...bare, env, ...more });
  return 'problem' in choice ? choice.problem : `${choice.endpoint.url} (${choice.why})`;
}

describe('the engine that is asked', () => {
  it.each([
    ['linux', 'unix:///var/run/docker.sock (the default socket)'],
    ['darwin', 'unix:///var/run/docker.sock (the default socket)'],
    ['win32', 'npipe:////./pipe/docker_engine (the default socket)'],
  ])('is that of the platform: %s', (platform, expected) => {
    expect(chosen({}, { platform })).toBe(expected);
    expect(chosen({ DOCKER_HOST: '', DOCKER_CONTEXT: '' }, { platform })).toBe(expected);
    expect(chosen({ DOCKER_CONTEXT: 'default' }, { platform })).toBe(expected);
    expect(chosen({}, { platform, currentContext: 'default' })).toBe(expected);
  });

  it.each([
    ['unix:///run/x.sock', { kind: 'socket', path: '/run/x.sock' }],
    [' UNIX:///run/x.sock\n', { kind: 'socket', path: '/run/x.sock', url: 'unix:///run/x.sock' }],
    ['unix://relative.sock', { kind: 'socket', path: 'relative.sock' }],
    ['npipe:////./pipe/x', { kind: 'socket', path: '//./pipe/x' }],
    ['tcp://10.0.0.1:2376', { kind: 'tcp', host: '10.0.0.1', port: 2376 }],
    ['tcp://engine', { kind: 'tcp', host: 'engine', port: 2375 }],
    ['tcp://engine:2375/', { kind: 'tcp', host: 'engine', port: 2375 }],
    ['tcp://[::1]:1', { kind: 'tcp', host: '::1', port: 1 }],
    ['tcp://[fe80::1]', { kind: 'tcp', host: 'fe80::1', port: 2375 }],
  ])('is that of DOCKER_HOST: %s', (url, endpoint) => {
    const choice = chooseEndpoint({ ...bare, env: { DOCKER_HOST: url, DOCKER_CONTEXT: 'x' } });
    expect(choice).toMatchObject({ endpoint, why: 'DOCKER_HOST' });
  });

  it('keeps the password of an address to itself', () => {
    expect(chosen({ DOCKER_HOST: 'tcp://user:secret@engine:1' })).toBe('tcp://engine:1 (DOCKER_HOST)');
  });
});

describe('an engine elsewhere is refused, never mistaken for the one here', () => {
  it.each([
    ['ssh://me@host', 'not a unix://, npipe:// or tcp://'],
    ['http://host', 'not a unix://, npipe:// or tcp://'],
    ['fd://', 'not a unix://, npipe:// or tcp://'],
    ['/var/run/docker.sock', 'not a unix://, npipe:// or tcp://'],
    ['unix://', 'unix:// without a path'],
    ['npipe://', 'npipe:// without a path'],
    ['tcp://', 'not tcp://host:port'],
    ['tcp://:2375', 'not tcp://host:port'],
    ['tcp://host:port', 'not tcp://host:port'],
    ['tcp://host:2375/path', 'not tcp://host:port'],
    ['tcp://a:b:c', 'not tcp://host:port'],
  ])('DOCKER_HOST=%s', (url, problem) => {
    expect(chosen({ DOCKER_HOST: url })).toContain(problem);
  });

  it.each(['DOCKER_TLS_VERIFY', 'DOCKER_TLS'])('%s', (name) => {
    expect(chosen({ DOCKER_HOST: 'tcp://host:2376', [name]: '1' })).toContain('does not speak TLS');
    expect(chosen({ DOCKER_HOST: 'tcp://host:2376', [name]: '' })).toContain('tcp://host:2376');
    expect(chosen({ DOCKER_HOST: 'unix:///x', [name]: '1' })).toContain('unix:///x');
  });

  it('by a context', () => {
    const problem =
      'the docker context "far" is in use, and this version does not follow contexts; set DOCKER_HOST instead';
    expect(chosen({ DOCKER_CONTEXT: 'far' })).toBe(problem);
    expect(chosen({}, { currentContext: 'far' })).toBe(problem);
    expect(chosen({ DOCKER_CONTEXT: 'far' }, { currentContext: 'default' })).toBe(problem);
    expect(chosen({ DOCKER_CONTEXT: 'default' }, { currentContext: 'far' })).toContain('the default socket');
  });
});
