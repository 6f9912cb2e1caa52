import type { Surroundings } from '../endpoint.ts';
import { pathsOf } from './context.ts';

/** Where engines listen that are not the system's own. The docker CLI finds them through a context or not at all. */
function places({
  env,
  home,
  userId,
  platform,
}: Surroundings): readonly (readonly [whose: string, path: string])[] {
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

/** What to say when the default socket is not there and another is. */
export function otherSockets(surroundings: Surroundings): string | undefined {
  const found = places(surroundings).find(([, path]) => surroundings.files.kind(path) === 'socket');
  if (found === undefined) return undefined;
  const [whose, path] = found;
  return `${whose} listens at ${path}: set DOCKER_HOST to unix://${path} to use it`;
}
