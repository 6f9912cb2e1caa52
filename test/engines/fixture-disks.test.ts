import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { mounts } from '../../testbed/engines/mounts.ts';
import { whyNoDisk } from '../../testbed/engines/requirements.ts';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { startEngine, type RunningEngine } from '../../testbed/engines/start-engine.ts';
import { aFolder } from '../support/folder.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What is left of an engine's disk: mounts, loop devices, files. */
function tracesOf({ dataRoot }: RunningEngine): readonly string[] {
  const run = dirname(dataRoot);
  const loops = readdirSync('/sys/block').map((name) => `/sys/block/${name}/loop/backing_file`);
  return [
    ...mounts().flatMap(({ path }) => (path.startsWith(run) ? [path] : [])),
    ...loops.filter((file) => existsSync(file) && readFileSync(file, 'utf8').startsWith(run)),
    ...(existsSync(run) ? [run] : []),
  ];
}

it.for(['graphdriver-28.5', 'containerd-28.5'] as const)(
  '%s keeps its disk, and engines on copies of it hold the same images, each its own',
  async (kind, { skip }) => {
    const reason = whyNoDisk();
    skip(reason !== undefined, reason ?? '');
    await using folder = await aFolder();
    const golden = join(folder.path, 'golden');
    await using first = await startEngine(kind, { diskFile: '1G' });
    const id = await seedEngine(first).load({ tags: ['app:1'], layers: [layer('app', 1_000)] });
    await first.keepDisk(golden);
    expect(tracesOf(first)).toEqual([]);

    const imagesOf = async (engine: RunningEngine): Promise<readonly string[]> =>
      (await seedEngine(engine).snapshot()).images.map((image) => image.id);
    await using second = await startEngine(kind, { diskFrom: golden });
    await seedEngine(second).succeed('DELETE', '/images/app:1');
    expect(await imagesOf(second)).toEqual([]);
    await second.stop();
    expect(tracesOf(second)).toEqual([]);

    await using third = await startEngine(kind, { diskFrom: golden });
    expect(await imagesOf(third)).toEqual([id]);
  },
);
