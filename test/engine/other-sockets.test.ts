import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/engine/endpoint.ts';
import { chooseEndpoint } from '../../src/engine/find/choose-endpoint.ts';
import { machine } from '../support/surroundings.ts';

describe('for when the default socket leads to no engine, another is named that is there', () => {
  const advice = (
    files: Parameters<typeof machine>[1],
    more: Partial<Surroundings> = {},
    env = {},
  ): unknown => {
    const choice = chooseEndpoint(machine(env, files, more));
    return 'endpoint' in choice && 'advice' in choice.endpoint ? choice.endpoint.advice : undefined;
  };
  const socket = { is: 'socket' } as const;

  it.each([
    ['/run/user/1000/docker.sock', 'a rootless Docker'],
    ['/home/me/.docker/run/docker.sock', 'a rootless Docker'],
    ['/home/me/.docker/desktop/docker.sock', 'Docker Desktop'],
    ['/run/user/1000/podman/podman.sock', 'Podman'],
    ['/run/podman/podman.sock', 'Podman'],
  ])('%s', (path, whose) => {
    expect(advice({ [path]: socket })).toBe(
      `${whose} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`,
    );
    expect(advice({ [path]: { is: 'file' } })).toBeUndefined();
  });

  it('whether the default socket is missing, hidden or refused', () => {
    const other = '/run/user/1000/docker.sock';
    for (const is of ['hidden', 'socket'] as const)
      expect(advice({ [other]: socket, '/var/run/docker.sock': { is } })).toBe(advice({ [other]: socket }));
  });

  it('none that is only another name of the default socket', () => {
    const files = { '/run/user/1000/docker.sock': socket, '/var/run/docker.sock': socket };
    const linked = machine({}, files);
    const realPath = (): string => '/run/user/1000/docker.sock';
    expect(advice(files, { files: { ...linked.files, realPath } })).toBeUndefined();
  });

  it('the folder below the home of a Mac is that of Docker Desktop', () => {
    const path = '/home/me/.docker/run/docker.sock';
    expect(advice({ [path]: socket }, { platform: 'darwin' })).toMatch(/^Docker Desktop listens at /);
  });

  it('the one of XDG_RUNTIME_DIR first', () => {
    const files = { '/tmp/xdg/docker.sock': socket, '/run/user/1000/docker.sock': socket };
    expect(advice(files, {}, { XDG_RUNTIME_DIR: '/tmp/xdg' })).toContain('unix:///tmp/xdg/docker.sock');
  });

  it('none for a user without home and number, and none on Windows', () => {
    const files = { '/run/user/1000/docker.sock': socket };
    expect(advice(files, { home: undefined, userId: undefined })).toBeUndefined();
    expect(advice(files, { platform: 'win32' })).toBeUndefined();
  });
});
