import { execFile } from 'node:child_process';
import { availableParallelism, release, totalmem, type } from 'node:os';
import process from 'node:process';
import { promisify } from 'node:util';
import { engineApi } from '../testbed/engines/seed/engine-api.ts';
import type { RunningEngine } from '../testbed/engines/start-engine.ts';

const run = promisify(execFile);

/** What the figures depend on, and nothing that tells whose machine it is. */
export function describeMachine(): string {
  const kernel = /^\d+(?:\.\d+)*/.exec(release())?.[0] ?? release();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return `${availableParallelism()} cores, ${memory} GiB of memory, ${type()} ${kernel}, ${process.arch}`;
}

export const describeNode = (): string => `Node ${process.versions.node}`;

/** The engine and its store, in its own words. */
export async function describeEngine({ host }: RunningEngine): Promise<string> {
  const api = engineApi(host);
  const version = (await api.succeed('GET', '/version')).json<{
    readonly Version: string;
    readonly ApiVersion: string;
    readonly Components: readonly { readonly Name: string; readonly Version: string }[];
  }>();
  const info = (await api.succeed('GET', '/info')).json<{
    readonly Driver: string;
    readonly DriverStatus: readonly (readonly string[])[];
  }>();
  const containerd = version.Components.find(({ Name }) => Name === 'containerd')?.Version;
  const backing = new Map(info.DriverStatus.map(([key, value]) => [key, value])).get('driver-type');
  const store = backing === undefined ? info.Driver : `${info.Driver} of ${backing}`;
  return `Docker ${version.Version}, API ${version.ApiVersion}, containerd ${containerd ?? 'unknown'}, ${store}`;
}

export async function describeCli({ dockerCli }: RunningEngine): Promise<string> {
  const { stdout } = await run(dockerCli, ['--version']);
  return /^Docker version ([^,\s]+)/.exec(stdout)?.[1] ?? stdout.trim();
}
