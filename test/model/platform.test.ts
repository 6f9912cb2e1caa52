import { describe, expect, it } from 'vitest';
import { completed, parsePlatform, platformName } from '../../src/model/platform.ts';

describe('a platform is read', () => {
  it.each([
    ['linux', { os: 'linux' }],
    ['linux/amd64', { os: 'linux', architecture: 'amd64' }],
    ['linux/arm64/v8', { os: 'linux', architecture: 'arm64', variant: 'v8' }],
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
    ['linux/x86_64', { os: 'linux', architecture: 'amd64' }],
    ['linux/x86-64', { os: 'linux', architecture: 'amd64' }],
    ['linux/aarch64', { os: 'linux', architecture: 'arm64' }],
    ['linux/i386', { os: 'linux', architecture: '386' }],
    ['linux/armhf', { os: 'linux', architecture: 'arm' }],
    ['linux/armel', { os: 'linux', architecture: 'arm' }],
    ['linux/AMD64', { os: 'linux', architecture: 'amd64' }],
    ['linux/X86_64', { os: 'linux', architecture: 'amd64' }],
    ['linux/386', { os: 'linux', architecture: '386' }],
    ['windows/amd64', { os: 'windows', architecture: 'amd64' }],
  ])('%s', (text, expected) => {
    expect(parsePlatform(text)).toStrictEqual({ requested: text, ...expected });
  });

  it.each([
    'linux',
    'windows',
    'darwin',
    'freebsd',
    'netbsd',
    'openbsd',
    'solaris',
    'illumos',
    'aix',
    'wasip1',
  ])('of the system %s', (os) => {
    expect(parsePlatform(os)).toStrictEqual({ requested: os, os });
  });

  it.each([
    '',
    '/',
    'linux/',
    '/amd64',
    'linux//v8',
    'linux/arm64/v8/x',
    'linux/arm 64',
    '9front',
    'plan10',
    'amd64',
    'arm64/v8',
    'linux arm64',
    'Linux\n',
    'a\nlinux',
    'linux/amd64\n',
    '*',
  ])('not from %j', (text) => {
    expect(parsePlatform(text)).toBeUndefined();
  });
});

describe('what is left out of a platform', () => {
  const engine = { os: 'linux', architecture: 'arm', variant: 'v6' };
  it.each([
    ['linux', { os: 'linux', architecture: 'arm', variant: 'v6' }],
    ['windows', { os: 'windows', architecture: 'arm', variant: 'v6' }],
    ['linux/arm', { os: 'linux', architecture: 'arm' }],
    ['linux/arm/v7', { os: 'linux', architecture: 'arm', variant: 'v7' }],
    ['linux/amd64', { os: 'linux', architecture: 'amd64' }],
  ])('of %s is the engine’s own', (text, expected) => {
    expect(completed(parsePlatform(text) ?? { requested: '', os: '' }, engine)).toStrictEqual(expected);
  });

  it('has no variant when the engine has none', () => {
    expect(
      completed({ requested: 'linux', os: 'linux' }, { os: 'linux', architecture: 'amd64' }),
    ).toStrictEqual({
      os: 'linux',
      architecture: 'amd64',
    });
  });
});

describe('the name of a platform', () => {
  it.each([
    ['amd64', undefined, 'linux/amd64'],
    ['amd64', 'v1', 'linux/amd64'],
    ['amd64', 'v3', 'linux/amd64/v3'],
    ['arm64', 'v8', 'linux/arm64'],
    ['arm64', 'v9', 'linux/arm64/v9'],
    ['arm', 'v7', 'linux/arm'],
    ['arm', 'v6', 'linux/arm/v6'],
    ['ppc64le', 'v1', 'linux/ppc64le/v1'],
  ])('%s %s: %s', (architecture, variant, name) => {
    expect(platformName({ os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) })).toBe(
      name,
    );
  });
});
