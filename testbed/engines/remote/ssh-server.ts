import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { demolish } from '../tear-down.ts';
import { endWithProcess, hasEnded } from '../stop-with-owner.ts';
import { remotePrograms } from '../programs.ts';
import { newRunFolder } from '../run-folder.ts';
import { logOf, writeClientFiles, writeServerFiles } from './ssh-files.ts';

/** Plays a remote machine that is reached over ssh. */
export interface SshServer extends AsyncDisposable {
  /** For DOCKER_HOST. `root` and `guest` may log in; `stranger` may not. */
  url(user: string): string;
  /** A folder for PATH, whose `ssh` has the keys, and knows this server and no other. */
  readonly client: string;
  /** How many connections were made so far. */
  readonly connections: number;
  /** Waits until all connections have ended, with everything that they started. */
  untilClosed(): Promise<void>;
  log(): string;
}

/** What a user finds there after logging in. */
interface Remote {
  /** A folder with the docker CLI; without it the machine has none. */
  readonly programs?: string;
  readonly dockerHost: string;
}

export async function startSshServer(remote: Remote): Promise<SshServer> {
  const programs = await remotePrograms();
  const runFolder = newRunFolder();
  endWithProcess(runFolder);
  const { folder } = runFolder;
  const sessions = new Set<ChildProcess>();
  let connections = 0;
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    connections += 1;
    const session = serve(socket, folder, programs, remote);
    sessions.add(session);
    session.on('exit', () => sessions.delete(session));
  });
  server.listen(0, '127.0.0.1');
  const untilClosed = async (): Promise<void> => {
    for (const session of sessions) await once(session, 'exit');
  };
  const stop = async (): Promise<void> => {
    server.close();
    for (const session of sessions) session.kill('SIGKILL');
    await untilClosed();
    demolish(runFolder);
    hasEnded(runFolder);
  };
  try {
    await once(server, 'listening');
    // A server that listens on a port has this kind of address.
    const { port } = server.address() as AddressInfo;
    await writeServerFiles(folder, programs, remote.dockerHost);
    const client = await writeClientFiles(folder, programs, port);
    return {
      url: (user) => `ssh://${user}@127.0.0.1:${port}`,
      client,
      get connections() {
        return connections;
      },
      untilClosed,
      log: () => readFileSync(logOf(folder), 'utf8'),
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * One sshd for each connection, as from inetd, so that no test waits for a port. It has its own mounts for /etc and
 * /run, and its own pid namespace, so that everything that it started ends with it; it ends with us even if we are
 * killed.
 */
function serve(socket: Socket, folder: string, programs: string, remote: Remote): ChildProcess {
  const covers = [
    ...['passwd', 'shadow'].map((file) => [join(folder, file), `/etc/${file}`]),
    [join(folder, 'run'), '/run'],
    ...(remote.programs === undefined ? [] : [[remote.programs, '/run/programs']]),
  ].map(([from, to]) => `mount --bind '${from}' ${to}`);
  const sshd = `exec env LD_LIBRARY_PATH='${programs}/lib' '${programs}/sshd' -i -e -f '${folder}/sshd_config'`;
  const script = [...covers, sshd].join(' && ');
  const apart = ['--mount', '--propagation', 'slave', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'];
  const log = openSync(logOf(folder), 'a');
  const session = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...apart, 'sh', '-c', script], {
    stdio: [socket, socket, log],
    env: { PATH: process.env['PATH'] },
  });
  closeSync(log);
  socket.destroy(); // It is the session's now.
  return session;
}
