import { hostname } from 'node:os';
import { readFileSync } from 'node:fs';

/**
 * In a job with `container:` the steps run in a container of the very engine that they clean. Docker gives it a host name
 * out of its ID, control groups of that name, and files of its own for the names of hosts.
 */
export function ownContainer(): readonly string[] {
  return containerIds(hostname(), fileOrNothing('/proc/self/cgroup'), fileOrNothing('/proc/self/mountinfo'));
}

const SHORT_ID = /^[0-9a-f]{12}$/;

const IN_CGROUP = /(?:\/docker\/|\/docker-|\/libpod-)([0-9a-f]{64})/g;

/** The fourth field is where the mounted file lies, the fifth where it is mounted: proc_pid_mountinfo(5). */
const OWN_FILE = /^(?:\S+ ){3}\S*\/([0-9a-f]{64})\/\S+ \/etc\/(?:hostname|hosts|resolv\.conf) /gm;

export function containerIds(host: string, cgroup: string, mounts: string): readonly string[] {
  const found = [...cgroup.matchAll(IN_CGROUP), ...mounts.matchAll(OWN_FILE)].flatMap(([, id]) => id ?? []);
  return [...new Set([...(SHORT_ID.test(host) ? [host] : []), ...found])];
}

/** Only Linux has these files. */
function fileOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
