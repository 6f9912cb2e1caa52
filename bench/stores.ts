import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineApi } from '../testbed/engines/seed/engine-api.ts';
import type { RunningEngine } from '../testbed/engines/start-engine.ts';
import { untilIdle } from './engine-cpu.ts';
import { archiveOf, imageNames } from './images.ts';

const run = promisify(execFile);

/** Loading these is faster than to start an engine anew on a copy of a store. */
const quicklyLoaded = 10;
const archivesAtOnce = 4;
const removalsAtOnce = 64;

/** Fills engines with the same stores again and again. */
export interface Stores {
  /** Brings the engine to hold the first so many images and nothing else, whatever it holds. */
  restore(engine: RunningEngine, images: number): Promise<void>;
  /** Gives back the first so many images to an engine from which only these have been removed. */
  refill(engine: RunningEngine, images: number): Promise<void>;
}

/**
 * Loads the images once, and keeps a copy of the engine's data for each size. The copies lie beside its data, so that
 * they go when the engine goes.
 */
export async function prepareStores(engine: RunningEngine, sizes: readonly number[]): Promise<Stores> {
  const templates = join(engine.dataRoot, '..', 'templates');
  await mkdir(templates);
  const template = (size: number): string => join(templates, String(size));
  const copied = sizes.filter((size) => size > quicklyLoaded).sort((a, b) => b - a);
  const most = copied[0] ?? 0;
  await load(engine, 0, most);
  let left = most;
  for (const size of copied) {
    await remove(engine, size, left);
    left = size;
    await untilIdle(engine.pid);
    await engine.kill();
    await run('cp', ['-a', engine.dataRoot, template(size)]);
    await engine.restart();
  }
  await remove(engine, 0, left);

  const stores: Stores = {
    restore: async (target, images) => {
      await restore(target, template(images));
      await untilIdle(target.pid);
    },
    refill: async (target, images) => {
      if (images > quicklyLoaded) return stores.restore(target, images);
      await load(target, 0, images);
      await untilIdle(target.pid);
    },
  };
  return stores;
}

async function restore(engine: RunningEngine, template: string): Promise<void> {
  await engine.kill();
  await rm(engine.dataRoot, { recursive: true, force: true });
  await run('cp', ['-a', template, engine.dataRoot]);
  // Else the first contestant to write something durable would wait for all of this too.
  await run('sync', ['-f', engine.dataRoot]);
  await engine.restart();
}

async function load({ host }: RunningEngine, first: number, last: number): Promise<void> {
  const part = Math.max(1, Math.ceil((last - first) / archivesAtOnce));
  const starts = Array.from({ length: archivesAtOnce }, (_, index) => first + index * part);
  const api = engineApi(host);
  const loads = starts
    .filter((start) => start < last)
    .map(async (start) =>
      api.succeed('POST', '/images/load?quiet=1', await archiveOf(start, Math.min(last, start + part))),
    );
  await Promise.all(loads);
}

async function remove({ host }: RunningEngine, first: number, last: number): Promise<void> {
  const api = engineApi(host);
  const queue = imageNames(first, last).values();
  const worker = async (): Promise<void> => {
    for (const name of queue) await api.succeed('DELETE', `/images/${name}`);
  };
  await Promise.all(Array.from({ length: removalsAtOnce }, worker));
}
