import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { makeCertificates, type Certificates } from '../../../testbed/engines/remote/certificates.ts';
import { freePort } from '../../../testbed/engines/remote/free-port.ts';
import { startSshServer, type SshServer } from '../../../testbed/engines/remote/ssh-server.ts';
import { whyNoRemoteEngines } from '../../../testbed/engines/requirements.ts';
import { startEngine, type RunningEngine } from '../../../testbed/engines/start-engine.ts';

const run = promisify(execFile);
const REQUIRED = process.env['REQUIRE_ENGINES'] === '1';

/** Why tests of far engines are skipped here; undefined where they run, or have to. */
export const whyNotFar = REQUIRED ? undefined : whyNoRemoteEngines();

/** Two engines, and every way to reach them. */
export interface FarEngines extends AsyncDisposable {
  /** Listens on a socket, and on tcp without TLS. */
  readonly open: RunningEngine & { readonly tcp: string };
  /** Listens on tcp with TLS, and wants a certificate of whoever comes. */
  readonly closed: RunningEngine & { readonly tcp: string };
  readonly certificates: Certificates;
  /** Where docker is told to ask the open one. */
  readonly ssh: SshServer;
  /** With the docker CLI, and an ssh that knows the server. */
  readonly path: string;
  /** A configuration of the docker CLI, and how contexts come into it. */
  readonly config: string;
  createContext(name: string, endpoint: string): Promise<void>;
  docker(env: Readonly<Record<string, string>>, ...words: string[]): Promise<string>;
}

export async function startFarEngines(): Promise<FarEngines> {
  const ends: (() => PromiseLike<void>)[] = [];
  const end = async (): Promise<void> => {
    for (const last of ends.splice(0).reverse()) await last();
  };
  const kept = <T extends AsyncDisposable>(started: T): T => {
    ends.push(() => started[Symbol.asyncDispose]());
    return started;
  };
  try {
    const certificates = kept(await makeCertificates());
    const open = kept(await listening('containerd-28.5', ['--tls=false']));
    const closed = kept(await listening('graphdriver-28.5', tlsFlags(certificates.engine)));
    const programs = dirname(open.dockerCli);
    const ssh = kept(await startSshServer({ programs, dockerHost: open.host }));
    const config = await mkdtemp(join(tmpdir(), 'docker-config-'));
    ends.push(() => rm(config, { recursive: true }));
    const path = [ssh.client, programs, process.env['PATH']].join(delimiter);
    const docker: FarEngines['docker'] = async (env, ...words) => {
      const settings = { PATH: path, HOME: config, DOCKER_CONFIG: config, ...env };
      return (await run(open.dockerCli, words, { env: settings })).stdout.trim();
    };
    return {
      ...{ open, closed, certificates, ssh, path, config, docker },
      createContext: async (name, endpoint) => {
        await docker({}, 'context', 'create', name, '--docker', endpoint);
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function listening(
  kind: 'containerd-28.5' | 'graphdriver-28.5',
  flags: readonly string[],
): Promise<RunningEngine & { readonly tcp: string }> {
  const tcp = `tcp://127.0.0.1:${await freePort()}`;
  const engine = await startEngine(kind, { flags: [`--host=${tcp}`, ...flags] });
  return Object.assign(engine, { tcp });
}

function tlsFlags(folder: string): readonly string[] {
  const files = ['ca', 'cert', 'key'].map((name) => {
    return `--tls${name === 'ca' ? 'cacert' : name}=${join(folder, `${name}.pem`)}`;
  });
  return ['--tlsverify', ...files];
}
