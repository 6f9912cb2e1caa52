import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { layer, type Layer } from '../../testbed/engines/seed/layers.ts';
import { file } from '../../testbed/engines/seed/pack.ts';
import type { DemoEngine } from './find-engine.ts';
import { waitingProgram } from './waiting-program.ts';

/** What there is to see, and what is to become of it. */
export interface Demo {
  /** Sentences about what was made. */
  readonly made: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  /** Of a step that fails. */
  readonly failing: Readonly<Record<string, string>>;
  /** The verdict of each item of `images`. */
  readonly verdicts: ReadonlyMap<string, string>;
  /** The names that are left when all is done. */
  readonly left: readonly string[];
  /** Removes what the engine's own clearing does not know of, since its making was interrupted. */
  clear(): Promise<void>;
}

const MB = 1_000_000;

export async function makeDemo({ engine, shared }: DemoEngine, signal: AbortSignal): Promise<Demo> {
  // On somebody's engine the names must be nobody else's.
  const project = shared ? `demo-${randomUUID().slice(0, 8)}` : 'demo';
  const name = (rest: string): string => `${project}/${rest}`;
  const container = `${project}-shop-1`;
  const base = layer('base', 8 * MB);
  const load = async (tags: readonly string[], ...layers: readonly Layer[]): Promise<void> => {
    signal.throwIfAborted();
    await engine.load({ tags, layers, cmd: ['/wait'] });
  };

  const clear = async (): Promise<void> => {
    await engine.request('DELETE', `/containers/${container}?force=1&v=1`);
  };
  try {
    await load([name('base:1')], base);
    await load([name('web:1'), name('web:latest')], base, layer('web', 3 * MB));
    await load([name('api:1')], base, layer('api-deps', 5 * MB), layer('api-1', 2 * MB));
    await load([name('worker:1'), name('worker:stable')], base, layer('worker', MB));
    await load([name('shop:1')], base, programLayer());
    signal.throwIfAborted();
    const labels = { 'com.docker.compose.project': project, 'com.docker.compose.service': 'shop' };
    await engine.container(name('shop:1'), { name: container, state: 'running', labels, cmd: ['/wait'] });
  } catch (error) {
    await clear();
    throw error;
  }
  const verdicts = new Map([
    [name('web:1'), 'deleted'],
    [name('web:latest'), 'deleted'],
    [name('api:1'), 'deleted'],
    [name('worker:1'), 'untagged'],
    [name('shop:1'), 'conflict'],
    [name('gone:1'), 'absent'],
  ]);
  return {
    made: [
      `${name('base:1')}: 8 MB that all the others are built on; it is to stay`,
      `${name('web:1')} and ${name('web:latest')}: two names of one image, 3 MB of its own`,
      `${name('api:1')}: 7 MB of its own`,
      `${name('worker:1')} and ${name('worker:stable')}: two names of one image, of which only the first is to go`,
      `${name('shop:1')}: the container ${container}, of a compose project, runs it`,
      `${name('gone:1')}: named below, and not there`,
    ],
    inputs: { images: [...verdicts.keys()].join('\n'), 'fail-on-conflict': 'false' },
    failing: { images: name('shop:1') },
    verdicts,
    left: [name('base:1'), name('shop:1'), name('worker:stable')],
    clear,
  };
}

function programLayer(): Layer {
  return { entries: [file('wait', waitingProgram(process.arch), 0o755)] };
}
