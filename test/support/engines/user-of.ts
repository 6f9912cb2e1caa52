import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asRootlessUser, rootlessUser } from '../../../testbed/engines/rootless.ts';
import { sources } from '../../../testbed/runner/code.ts';
import type { RunningEngine } from '../../../testbed/engines/start-engine.ts';

/** The usual socket of the user's engine, in the user's own view of the machine. */
export const usualSocket = `/run/user/${rootlessUser}/docker.sock`;

export interface User {
  readonly home: string;
  /** A Node for steps, which runs as this user. Where DOCKER_HOST does not lead, no other engine is there. */
  readonly node: string;
}

/**
 * The user of a rootless engine.
 * @param folder for a file
 * @param ofRoot a socket that the user finds in the place of root's
 */
export async function userOf(engine: RunningEngine, folder: string, ofRoot?: string): Promise<User> {
  const ofUser = dirname(usualSocket);
  const commands = [
    'mount -t tmpfs -o mode=755 tmpfs /run',
    `mkdir -p ${ofUser}`,
    `mount --bind '${dirname(engine.socket)}' ${ofUser}`,
    ...(ofRoot === undefined ? [] : ['touch /run/docker.sock', `mount --bind '${ofRoot}' /run/docker.sock`]),
    `exec ${asRootlessUser.join(' ')} '${sources.node}' "$@"`,
  ];
  const script = [
    // Debian's sh would drop all variables with a hyphen, as INPUT_DRY-RUN.
    '#!/bin/bash -e',
    `chown -R ${rootlessUser}:${rootlessUser} "$(dirname "$GITHUB_OUTPUT")" "$RUNNER_TEMP"`,
    'test "$INSIDE" || INSIDE=1 exec unshare --mount --propagation slave "$0" "$@"',
    ...commands,
  ];
  const node = join(folder, 'node');
  await writeFile(node, `${script.join('\n')}\n`, { mode: 0o755 });
  return { home: dirname(dirname(dirname(dirname(engine.dataRoot)))), node };
}
