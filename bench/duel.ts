import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { engineApi } from '../testbed/engines/seed/engine-api.ts';
import type { RunningEngine } from '../testbed/engines/start-engine.ts';
import { entry, type Entry } from './contestants.ts';
import { countingEngine } from './counting-engine.ts';
import { untilIdle } from './engine-cpu.ts';
import { archiveOf, imageNames } from './images.ts';
import { expectGone } from './rounds.ts';
import { prepareStep } from './step.ts';
import { timedSuccess } from './timed-process.ts';
import type { Workspace } from './workspace.ts';

/** So many images, each with a layer of its own of so many bytes. */
export interface Load {
  readonly images: number;
  readonly bytes: number;
}

type Side = 'action' | 'cli';

export interface Duel {
  /** The seconds that one side takes to remove all images, from a store that holds nothing else. */
  time(side: Side): Promise<number>;
  /** What it asks meanwhile: lines for people. It is slower than alone, as all goes through this process. */
  requests(side: Side): Promise<readonly string[]>;
}

const archivesAtOnce = 4;
const bytesOfArchive = 40_000_000;

/** Keeps the images in archives on the disk. */
export async function prepareDuel(load: Load, engine: RunningEngine, workspace: Workspace): Promise<Duel> {
  const names = imageNames(0, load.images);
  const archives = await writeArchives(load, workspace.folder);
  const refill = async (): Promise<void> => {
    const api = engineApi(engine.host);
    const queue = archives.values();
    const worker = async (): Promise<void> => {
      for (const archive of queue) {
        await api.succeed('POST', '/images/load?quiet=1', await readFile(archive));
      }
    };
    await Promise.all(Array.from({ length: archivesAtOnce }, worker));
    // What is still on its way to the disk would be the time of whoever comes next.
    await promisify(execFile)('sync', ['-f', engine.dataRoot]);
    await untilIdle(engine.pid);
  };
  const run = async (side: Side, host: string): Promise<number> => {
    await refill();
    const { command, step } = await entryOf(side, host);
    const { seconds } = await timedSuccess(command);
    await expectGone(engine.host, names);
    const method = (await step?.outputs())?.['reclaimed-method'] ?? 'exact';
    if (method !== 'exact') throw new Error(`the bytes are called "${method}"`);
    return seconds;
  };
  const entryOf = async (side: Side, host: string): Promise<Entry> => {
    if (side === 'cli') {
      return entry('one-call', { images: names, host, dockerCli: engine.dockerCli, workspace });
    }
    const step = await prepareStep(workspace, {
      host,
      inputs: { images: names.join('\n'), measure: 'exact' },
    });
    return { step, command: step.command };
  };
  return {
    time: (side) => run(side, engine.host),
    requests: async (side) => {
      await using counting = await countingEngine(engine.socket);
      await run(side, counting.host);
      return [...counting.counts].map(
        ([kind, times]) => `${times} × ${kind}: ${counting.seconds.get(kind)?.toFixed(2) ?? 'no'} s`,
      );
    },
  };
}

async function writeArchives({ images, bytes }: Load, folder: string): Promise<readonly string[]> {
  const each = Math.max(1, Math.min(Math.floor(bytesOfArchive / bytes), Math.ceil(images / archivesAtOnce)));
  const files: string[] = [];
  for (let first = 0; first < images; first += each) {
    const file = join(folder, `${images}-images-of-${bytes}-from-${first}.tar`);
    const shape = { ownBytes: bytes, sharedBytes: 0 };
    await writeFile(file, await archiveOf(first, Math.min(images, first + each), shape));
    files.push(file);
  }
  return files;
}
