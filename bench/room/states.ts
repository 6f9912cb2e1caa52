import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { build, buildVersions, loadBase } from '../../test/support/builds/builds.ts';
import { composeProject } from '../../test/support/builds/compose.ts';
import { freeBytes } from '../../test/support/builds/state.ts';

const MB = 1_000_000;

/** A pulled base, versions of an application, a build that a later one took the name of, and a running container. */
export async function aStoreOfBuilds(engine: RunningEngine): Promise<void> {
  await loadBase(engine, 'base:1', 50 * MB);
  const tags = await buildVersions(engine, 'app', 5, { base: 'base:1', bytes: 100 * MB });
  await build(engine, { tag: 'tool:latest', bytes: 40 * MB });
  await build(engine, { tag: 'tool:latest', base: 'base:1', bytes: 40 * MB });
  const newest = tags.at(-1) ?? '';
  await seedEngine(engine).container(newest, { state: 'running', cmd: ['/bin/busybox', 'sleep', '3600'] });
}

/** Leaves so many bytes of the disk free. */
export async function fillDisk(engine: RunningEngine, free: number): Promise<void> {
  const ballast = Math.max(0, (await freeBytes(engine)) - free);
  await promisify(execFile)('fallocate', ['--length', `${ballast}`, join(engine.dataRoot, 'ballast')]);
}

/** Stopped containers, each with more in its own layer than its image has. */
export async function containersThatWrote(engine: RunningEngine): Promise<void> {
  await loadBase(engine, 'base:1', 30 * MB);
  for (const name of ['one', 'two', 'three']) {
    const cmd = ['/bin/busybox', 'dd', 'if=/dev/urandom', 'of=/written', 'bs=1000000', 'count=50'];
    await seedEngine(engine).container('base:1', { name, state: 'stopped', cmd });
  }
}

/** Starts a project and leaves it running, as a job that failed does. */
export async function aJobOfCompose(engine: RunningEngine): Promise<void> {
  await using project = await composeProject(engine, 'shop', 'base:1', 60 * MB);
  await project.up();
}
