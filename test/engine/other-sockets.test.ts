import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../src/engine/endpoint.ts';
import { chooseEndpoint } from '../../src/engine/find/choose-endpoint.ts';
import { machine } from '../support/surroundings.ts';

describe('when the default socket is not there, another is named that is', () => {
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
    ['/home/me/.docker/run/docker.sock', 'Docker Desktop'],
    ['/home/me/.docker/desktop/docker.sock', 'Docker Desktop'],
    ['/run/user/1000/podman/podman.sock', 'Podman'],
    ['/run/podman/podman.sock', 'Podman'],
  ])('%s', (path, whose) => {
    expect(advice({ [path]: socket })).toBe(
      `${whose} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`,
    );
    expect(advice({ [path]: { is: 'file' } })).toBeUndefined();
    expect(advice({ [path]: socket, '/var/run/docker.sock': socket })).toBeUndefined();
    expect(advice({ [path]: socket, '/var/run/docker.sock': { is: 'hidden' } })).toBeUndefined();
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
