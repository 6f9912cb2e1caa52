import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from './context.ts';

/** The usual sockets of engines beside the system's own, which the docker CLI finds only through a context. */
function usualSockets({
  env,
  home,
  userId,
  platform,
}: Surroundings): readonly (readonly [owner: string, path: string])[] {
  const paths = pathsOf(platform);
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  const ofUser = [
    ...(runtime === '' ? [] : [runtime]),
    ...(userId === undefined ? [] : [`/run/user/${userId}`]),
  ];
  // On Linux without systemd, Docker's setup tool for rootless engines gives this folder as XDG_RUNTIME_DIR.
  const ofRun = platform === 'linux' ? 'a rootless Docker' : 'Docker Desktop';
  const inHome = [
    [ofRun, '.docker/run/docker.sock'],
    ['Docker Desktop', '.docker/desktop/docker.sock'],
  ] as const;
  return [
    ...ofUser.map((folder) => ['a rootless Docker', paths.join(folder, 'docker.sock')] as const),
    ...(home === undefined ? [] : inHome.map(([owner, path]) => [owner, paths.join(home, path)] as const)),
    ...[...ofUser, '/run'].map((folder) => ['Podman', paths.join(folder, 'podman/podman.sock')] as const),
  ];
}

/** Advice for a socket that leads to no engine: names another one that exists. */
export function otherSockets(surroundings: Surroundings, than: string): string | undefined {
  const { files } = surroundings;
  const place = files.realPath(than);
  const found = usualSockets(surroundings).find(
    ([, path]) => files.kind(path) === 'socket' && files.realPath(path) !== place,
  );
  if (found === undefined) return undefined;
  const [owner, path] = found;
  return `${owner} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`;
}
