import { describe, expect, it } from 'vitest';
import { containerIds } from '../../src/runner/own-container.ts';

const one = '1a'.repeat(32);
const other = '2b'.repeat(32);
const layer = '3c'.repeat(32);

describe('the container that this runs in', () => {
  it.each<[where: string, host: string, cgroup: string, mounts: string, ids: readonly string[]]>([
    ['a host name out of the ID', one.slice(0, 12), '', '', [one.slice(0, 12)]],
    [
      'cgroup v1',
      'job',
      `12:memory:/docker/${one}\n11:cpu,cpuacct:/docker/${one}\n0::/system.slice/x\n`,
      '',
      [one],
    ],
    ['cgroup v1 with systemd', 'job', `1:name=systemd:/system.slice/docker-${one}.scope\n`, '', [one]],
    ['cgroup v2 with systemd', 'job', `0::/system.slice/docker-${one}.scope\n`, '', [one]],
    ['a container in a container', 'job', `0::/docker/${other}/docker/${one}\n`, '', [other, one]],
    ['podman', 'job', `0::/machine.slice/libpod-${one}.scope/container\n`, '', [one]],
    [
      'cgroup v2 with a name space of its own',
      'job',
      '0::/\n',
      [
        `592 591 0:52 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A,upperdir=/var/lib/docker/overlay2/${layer}/diff`,
        `600 592 254:1 /var/lib/docker/containers/${one}/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/vda1 rw`,
        `601 592 254:1 /var/lib/docker/containers/${one}/hostname /etc/hostname rw,relatime - ext4 /dev/vda1 rw`,
        `602 592 254:1 /var/lib/docker/containers/${one}/hosts /etc/hosts rw,relatime - ext4 /dev/vda1 rw`,
        `603 592 0:22 /docker.sock /run/docker.sock rw - tmpfs tmpfs rw`,
      ].join('\n'),
      [one],
    ],
    [
      'all of these',
      one.slice(0, 12),
      `0::/docker/${one}\n`,
      `1 2 3:4 /x/${one}/hosts /etc/hosts rw - ext4 d rw\n`,
      [one.slice(0, 12), one],
    ],
  ])('%s', (_, host, cgroup, mounts, ids) => {
    expect(containerIds(host, cgroup, mounts)).toStrictEqual(ids);
  });

  it.each<[where: string, host: string, cgroup: string, mounts: string]>([
    ['nowhere to look', '', '', ''],
    [
      'a hosted runner',
      'fv-az123-456',
      '0::/system.slice/hosted-compute-agent.service\n',
      '26 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw\n',
    ],
    [
      'a host with containers',
      'buildhost',
      '0::/user.slice/user-0.slice/session-1.scope\n',
      [
        `71 26 0:50 / /var/lib/docker/overlay2/${layer}/merged rw,relatime shared:40 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A`,
        `72 26 0:51 / /var/lib/docker/containers/${one}/mounts/shm rw,nosuid - tmpfs shm rw,size=65536k`,
        `73 26 0:4 net:[4026532281] /run/docker/netns/${one.slice(0, 12)} rw shared:41 - nsfs nsfs rw`,
        `74 26 8:1 /var/lib/docker/containers/${one}/hosts /mnt/etc/hosts rw - ext4 /dev/root rw`,
        `75 26 8:1 /home/me/${one}/hosts.bak /etc/hosts.d rw - ext4 /dev/root rw`,
      ].join('\n'),
    ],
    ['a name that is almost an ID', `${one.slice(0, 11)}g`, '', ''],
    ['a name that is too long for an ID', one.slice(0, 13), '', ''],
    ['a pod, whose containers no Docker engine knows', 'pod', `0::/kubepods/burstable/pod1-2/${one}\n`, ''],
    ['a group with too few digits', 'job', `0::/docker/${one.slice(0, 60)}\n`, ''],
  ])('%s is none', (_, host, cgroup, mounts) => {
    expect(containerIds(host, cgroup, mounts)).toStrictEqual([]);
  });
});
