import { describe, expect, it } from 'vitest';
import { identity } from '../../src/engine/greeting.ts';

function folder(info: object, store: 'containerd' | 'graphdriver' | 'podman' = 'containerd'): string {
  return identity(JSON.stringify({ ID: 'x', DockerRootDir: '/data', ...info }), store).root;
}
const reachedBy = (Address: string): object => ({ Containerd: { Address } });

describe('the folder that an engine keeps its images in', () => {
  it.each([
    ['/run/containerd/containerd.sock', '/var/lib/containerd'],
    ['/var/run/containerd/containerd.sock', '/var/lib/containerd'],
    ['/var/run/docker/containerd/containerd.sock', '/data'],
    ['/run/user/1000/docker/containerd/containerd.sock', '/data'],
    ['/srv/exec/containerd/containerd.sock', '/data'],
  ])('on the containerd store is that of its containerd: %s', (address, expected) => {
    expect(folder(reachedBy(address))).toBe(expected);
  });

  it.each([
    reachedBy('/srv/ours.sock'),
    reachedBy('/run/k3s/containerd/containerd.sock'),
    {},
    { Containerd: null },
  ])('is not known where its containerd’s is not: %j', (info) => {
    expect(folder(info)).toBe('');
  });

  it.each(['graphdriver', 'podman'] as const)('on %s is its own, whatever runs its containers', (store) => {
    expect(folder(reachedBy('/run/containerd/containerd.sock'), store)).toBe('/data');
    expect(folder({}, store)).toBe('/data');
  });

  it('is in a virtual machine on Docker Desktop', () => {
    expect(folder({ OperatingSystem: 'Docker Desktop' }, 'graphdriver')).toBe('');
    expect(
      folder({ OperatingSystem: 'Docker Desktop', ...reachedBy('/run/containerd/containerd.sock') }),
    ).toBe('');
  });
});
