import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { engineApi } from '../../../testbed/engines/seed/engine-api.ts';
import { listContainers, listImages } from '../../../testbed/engines/seed/snapshot.ts';
import type { RunningEngine } from '../../../testbed/engines/start-engine.ts';

/** All that an engine holds, by names that a test can compare. */
export interface Holdings {
  readonly images: readonly string[];
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly cache: readonly string[];
}

export interface CacheRecord {
  readonly ID: string;
  readonly Type: string;
  readonly Description: string;
  readonly InUse: boolean;
  readonly Shared: boolean;
  readonly Size: number;
}

interface Named {
  readonly Name: string;
}

/** Images and cache records by ID, the rest by name. */
export async function holdingsOf({ host }: RunningEngine): Promise<Holdings> {
  const api = engineApi(host);
  const networks = (await api.succeed('GET', '/networks')).json<readonly Named[]>();
  const volumes = (await api.succeed('GET', '/volumes')).json<{
    readonly Volumes: readonly Named[] | null;
  }>();
  const names = (named: readonly Named[] | null): readonly string[] =>
    (named ?? []).map(({ Name }) => Name).sort();
  return {
    images: (await listImages(api)).map(({ id }) => id),
    containers: (await listContainers(api)).map(({ name }) => name).sort(),
    networks: names(networks),
    volumes: names(volumes.Volumes),
    cache: (await cacheRecords({ host })).map(({ ID }) => ID).sort(),
  };
}

/** What BuildKit keeps, as the engine lists it. */
export async function cacheRecords({ host }: Pick<RunningEngine, 'host'>): Promise<readonly CacheRecord[]> {
  const usage = (await engineApi(host).succeed('GET', '/system/df?type=build-cache')).json<{
    readonly BuildCache?: readonly CacheRecord[] | null;
  }>();
  return usage.BuildCache ?? [];
}

/** The free bytes of the engine's disk, after everything has been written. */
export async function freeBytes({ dataRoot }: RunningEngine): Promise<number> {
  await promisify(execFile)('sync', ['--file-system', dataRoot]);
  const { bavail, bsize } = await statfs(dataRoot);
  return bavail * bsize;
}
