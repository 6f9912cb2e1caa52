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
  const ofDesktop =
    home === undefined ? [] : [paths.join(home, '.docker/run'), paths.join(home, '.docker/desktop')];
  return [
    ...ofUser.map((folder) => ['a rootless Docker', paths.join(folder, 'docker.sock')] as const),
    ...ofDesktop.map((folder) => ['Docker Desktop', paths.join(folder, 'docker.sock')] as const),
    ...[...ofUser, '/run'].map((folder) => ['Podman', paths.join(folder, 'podman/podman.sock')] as const),
  ];
}

/** Advice for a missing default socket: names another one that exists. */
export function otherSockets(surroundings: Surroundings): string | undefined {
  const found = usualSockets(surroundings).find(([, path]) => surroundings.files.kind(path) === 'socket');
  if (found === undefined) return undefined;
  const [owner, path] = found;
  return `${owner} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`;
}
