import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const users = { root: 0, guest: 65_534, stranger: 65_533, sshd: 65_532 };

export const logOf = (folder: string): string => join(folder, 'log');

/** passwd, shadow and sshd_config, and a folder for /run. */
export async function writeServerFiles(folder: string, programs: string, dockerHost: string): Promise<void> {
  // Files that every user must read are in /run, since every user may enter that folder.
  for (const name of ['sshd', 'keys', 'programs'])
    await mkdir(join(folder, 'run', name), { recursive: true });
  await makeKey(join(folder, 'server-key'), programs);
  await makeKey(join(folder, 'client-key'), programs);
  for (const user of ['root', 'guest']) {
    await copyFile(join(folder, 'client-key.pub'), join(folder, 'run', 'keys', user));
  }
  const entries = Object.entries(users);
  const passwd = entries.map(([user, id]) => `${user}:x:${id}:${id}::/:/bin/sh\n`).join('');
  await writeFile(join(folder, 'passwd'), passwd);
  await writeFile(join(folder, 'shadow'), entries.map(([user]) => `${user}:*:1::::::\n`).join(''));
  await writeFile(logOf(folder), '');
  const settings = {
    HostKey: join(folder, 'server-key'),
    AuthorizedKeysFile: '/run/keys/%u',
    UsePAM: 'no',
    PasswordAuthentication: 'no',
    KbdInteractiveAuthentication: 'no',
    PermitRootLogin: 'yes',
    SetEnv: `"PATH=/run/programs" "DOCKER_HOST=${dockerHost}"`,
  };
  await writeFile(join(folder, 'sshd_config'), lines(settings));
}

/** Resolves to a folder with an `ssh` that has the keys, and knows this server and no other. */
export async function writeClientFiles(folder: string, programs: string, port: number): Promise<string> {
  const known = await readFile(join(folder, 'server-key.pub'), 'utf8');
  await writeFile(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${known}`);
  const settings = {
    IdentityFile: join(folder, 'client-key'),
    IdentitiesOnly: 'yes',
    IdentityAgent: 'none',
    UserKnownHostsFile: join(folder, 'known_hosts'),
    GlobalKnownHostsFile: '/dev/null',
    StrictHostKeyChecking: 'yes',
  };
  await writeFile(join(folder, 'ssh_config'), lines(settings));
  const client = join(folder, 'client');
  await mkdir(client);
  const script = `#!/bin/sh\nLD_LIBRARY_PATH='${programs}/lib' exec '${programs}/ssh' -F '${folder}/ssh_config' "$@"\n`;
  await writeFile(join(client, 'ssh'), script, { mode: 0o755 });
  return client;
}

async function makeKey(file: string, programs: string): Promise<void> {
  const env = { LD_LIBRARY_PATH: join(programs, 'lib') };
  await run(join(programs, 'ssh-keygen'), ['-q', '-t', 'ed25519', '-N', '', '-f', file], { env });
}

function lines(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('');
}
