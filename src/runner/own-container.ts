import { hostname } from 'node:os';
import { readFileSync } from 'node:fs';

/**
 * In a job with `container:` the steps run in a container of the engine that they clean. Its ID is in its host name,
 * in the names of its control groups, and in the paths of the files that Docker mounts as `/etc/hosts` and the like.
 */
export function ownContainer(): readonly string[] {
  return containerIds(hostname(), readOrEmpty('/proc/self/cgroup'), readOrEmpty('/proc/self/mountinfo'));
}

const SHORT_ID = /^[0-9a-f]{12}$/;

const IN_CGROUP = /(?:\/docker\/|\/docker-|\/libpod-)([0-9a-f]{64})/g;

/** The fourth field is the path of the mounted file, the fifth the mount point: proc_pid_mountinfo(5). */
const OWN_FILE = /^(?:\S+ ){3}\S*\/([0-9a-f]{64})\/\S+ \/etc\/(?:hostname|hosts|resolv\.conf) /gm;

export function containerIds(host: string, cgroup: string, mounts: string): readonly string[] {
  const found = [...cgroup.matchAll(IN_CGROUP), ...mounts.matchAll(OWN_FILE)].flatMap(([, id]) => id ?? []);
  return [...new Set([...(SHORT_ID.test(host) ? [host] : []), ...found])];
}

/** Returns an empty text where there is no such file: only Linux has them. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
