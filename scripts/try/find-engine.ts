import { existsSync } from 'node:fs';
import process from 'node:process';
import { whyNoEngines } from '../../testbed/engines/requirements.ts';
import { engineApi } from '../../testbed/engines/seed/engine-api.ts';
import { attachEngine, seedEngine, type SeededEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine } from '../../testbed/engines/start-engine.ts';

export interface DemoEngine {
  readonly engine: SeededEngine;
  /** Whether somebody else uses it too. */
  readonly shared: boolean;
  readonly origin: string;
  /** Removes what the demonstration made, and the engine if that was made for it. */
  end(): Promise<void>;
}

/** The machine's own engine, or a throwaway one where there is none; throws with the reasons where neither can be had. */
export async function findEngine(): Promise<DemoEngine> {
  const own = await machineEngine();
  if ('host' in own) {
    const engine = attachEngine(own.host);
    const origin = `this machine's own, at ${own.host}; only what is made here is touched`;
    return { engine, shared: true, origin, end: () => engine.clear() };
  }
  const reason = whyNoEngines();
  if (reason !== undefined)
    throw new Error(`No engine to show anything on: ${own.problem}, and none can be started: ${reason}.`);
  const running = await startEngine('graphdriver-28.5');
  const origin = `started for this, from Debian's packages, since ${own.problem}`;
  return { engine: seedEngine(running), shared: false, origin, end: () => running.stop() };
}

type Found = { readonly host: string } | { readonly problem: string };

const defaultSocket = '/var/run/docker.sock';

async function machineEngine(): Promise<Found> {
  const named = process.env['DOCKER_HOST'] ?? '';
  if (named === '' && !existsSync(defaultSocket)) return { problem: 'this machine has none' };
  const host = named === '' ? `unix://${defaultSocket}` : named;
  try {
    const { headers } = await within(3000, () => engineApi(host).succeed('GET', '/_ping'));
    if (headers['api-version'] === undefined) return { problem: `what answers at ${host} is no engine` };
    if (String(headers.server).startsWith('Libpod')) return { problem: `${host} is Podman` };
    return { host };
  } catch (error) {
    return { problem: `${host} does not answer (${error instanceof Error ? error.message : String(error)})` };
  }
}

function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`not within ${milliseconds / 1000} s`));
    }, milliseconds);
    work()
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
      });
  });
}
