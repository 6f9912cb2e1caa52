import { describe, expect, it } from 'vitest';
import { clock, engineFacts, identity } from '../../src/engine/greeting.ts';

const version = '{"Version":"28.5.2","Os":"linux","Arch":"arm64"}';

function send(value: unknown): string {
  return JSON.stringify(value);
}

describe('Podman', () => {
  const components = (...names: readonly unknown[]): string =>
    send({ Version: '4.3.1', Os: 'linux', Arch: 'amd64', Components: names.map((Name) => ({ Name })) });

  it.each([
    ['by a part of it', components('Conmon', 'Podman Engine'), ''],
    ['by the name of its server', version, 'Libpod/4.3.1 (linux)'],
  ])('is known %s', (_, body, server) => {
    expect(engineFacts(body, '{}', '1.41', server)).toMatchObject({ name: 'Podman', store: 'podman' });
  });

  it.each([
    ['Docker', components('Engine', 'containerd'), 'Docker/28.5.2 (linux)'],
    ['an engine that names no part', version, ''],
    ['a server that only mentions it', version, 'Docker/1 (not Libpod/)'],
  ])('is not %s', (_, body, server) => {
    expect(engineFacts(body, '{}', '1.41', server)).toMatchObject({ name: 'Docker', store: 'graphdriver' });
  });

  it('is what it is, whatever its driver', () => {
    const info = send({ DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] });
    expect(engineFacts(components('Podman Engine'), info, '1.41').store).toBe('podman');
  });
});

it('what an engine does not tell of itself is unknown, and never empty', () => {
  expect(engineFacts('{"Version":"","Os":null}', '{}', '1.51')).toStrictEqual({
    name: 'Docker',
    version: 'unknown',
    apiVersion: '1.51',
    store: 'graphdriver',
    platform: { os: 'unknown', architecture: 'unknown' },
  });
});

it.each<[string, object, string | undefined]>([
  ['the classic store is known by its driver', { Driver: 'overlay2' }, 'overlay2'],
  ['a driver that is no text is not told', { Driver: 7 }, undefined],
  [
    'the containerd store is not known by its driver',
    { Driver: 'overlayfs', DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] },
    undefined,
  ],
])('%s', (_, info, driver) => {
  expect(engineFacts(version, send(info), '1.51').storageDriver).toBe(driver);
});

describe('the clock of an engine', () => {
  it.each([
    ['2026-03-01T12:00:00.5Z', '2026-03-01T12:00:00.500Z', 'Z'],
    ['2026-03-01T12:00:00+05:30', '2026-03-01T06:30:00.000Z', '+05:30'],
    ['2026-03-01T12:00:00.987654321-08:00', '2026-03-01T20:00:00.987Z', '-08:00'],
    ['2026-03-01', '2026-03-01T00:00:00.000Z', 'Z'],
  ])('that shows %s', (time, moment, zone) => {
    expect(clock(send({ SystemTime: time }))).toStrictEqual({ ms: Date.parse(moment), zone });
  });

  it.each([[{}], [{ SystemTime: null }], [{ SystemTime: '' }], [{ SystemTime: 'noon' }]])(
    'is not known from %j',
    (info) => {
      expect(clock(send(info))).toBeUndefined();
    },
  );
});

describe('the name of an engine for itself', () => {
  const info = { ID: 'ABCD:EFGH', Name: 'build 7', DockerRootDir: '/var/lib/docker' };

  it.each(['graphdriver', 'containerd'] as const)('is the one that it gives, on %s', (store) => {
    expect(identity(send(info), store).engineId).toBe('ABCD:EFGH');
  });

  it('is the machine and the folder of Podman, which makes up an ID for each answer', () => {
    expect(identity(send(info), 'podman')).toStrictEqual({
      engineId: 'build%207%3A%2Fvar%2Flib%2Fdocker',
      machine: 'build 7',
      root: '/var/lib/docker',
    });
    expect(identity('{}', 'podman')).toStrictEqual({ engineId: '%3A', machine: '', root: '' });
  });

  it('has no folder on this machine with Docker Desktop, whose engine runs in a virtual one', () => {
    const desktop = send({ ...info, OperatingSystem: 'Docker Desktop' });
    expect(identity(desktop, 'containerd')).toStrictEqual({
      engineId: 'ABCD:EFGH',
      machine: 'build 7',
      root: '',
    });
    const linux = send({ ...info, OperatingSystem: 'Debian GNU/Linux 13' });
    expect(identity(linux, 'graphdriver').root).toBe('/var/lib/docker');
  });

  it('is empty where it gives none', () => {
    expect(identity('{}', 'graphdriver')).toStrictEqual({ engineId: '', machine: '', root: '' });
  });
});
