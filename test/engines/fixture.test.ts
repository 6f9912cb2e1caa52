import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, vi, type TestContext } from 'vitest';
import { engineKinds, podmanKinds } from '../../testbed/engines/kinds.ts';
import { whyNoDisk, whyNoEngines, whyNot } from '../../testbed/engines/requirements.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import { busyboxLayer, layer } from '../../testbed/engines/seed/layers.ts';
import { startEngine, type RunningEngine } from '../../testbed/engines/start-engine.ts';

// The first start on a machine downloads the engines.
vi.setConfig({ testTimeout: 120_000 });

const lacking = whyNoEngines();
const needsEngines = ({ skip }: TestContext): void => skip(lacking !== undefined, lacking ?? '');

/** What is left of a run anywhere on this machine, found without the fixture's own means. */
function tracesOf({ dataRoot }: Pick<RunningEngine, 'dataRoot'>): string[] {
  const run = basename(dirname(dataRoot));
  // A zombie is dead; the machine's first process will come by.
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && !isZombie(name));
  const naming = ['cmdline', 'cgroup'].flatMap((file) => processes.map((pid) => `/proc/${pid}/${file}`));
  const cgroups = foldersBelow('/sys/fs/cgroup');
  const loops = readdirSync('/sys/block').map((name) => `/sys/block/${name}/loop/backing_file`);
  return [
    ...[...naming, ...loops].filter((file) => contentOf(file).includes(run)),
    ...contentOf('/proc/self/mountinfo')
      .split('\n')
      .filter((line) => line.includes(run)),
    ...cgroups.filter((name) => name.includes(run)),
    ...(existsSync(dirname(dataRoot)) ? [dirname(dataRoot)] : []),
  ];
}

function foldersBelow(folder: string): readonly string[] {
  try {
    const own = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return own.flatMap(({ name }) => [join(folder, name), ...foldersBelow(join(folder, name))]);
  } catch {
    return []; // Another engine's, gone while we looked.
  }
}

const isZombie = (pid: string): boolean => / Z /.test(contentOf(`/proc/${pid}/stat`));

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // A process that has ended while we looked.
  }
}

describe('an engine', () => {
  it.for([...engineKinds, ...podmanKinds])(
    '%s starts, runs a container, and is gone after stop',
    async (kind, context) => {
      const reason = whyNot(kind);
      context.skip(reason !== undefined, reason ?? '');
      await using engine = await startEngine(kind);
      const seeded = seedEngine(engine);
      await seeded.load({ tags: ['app:1'], layers: [await busyboxLayer()] });
      const said = await seeded.container('app:1', { state: 'stopped', cmd: ['/bin/echo', 'it runs'] });
      const log = await seeded.succeed('GET', `/containers/${said}/logs?stdout=1`);
      expect(log.body.toString('utf8')).toContain('it runs');
      await seeded.container('app:1', { state: 'running' });
      expect(tracesOf(engine)).not.toEqual([]);
      await engine.stop();
      expect(tracesOf(engine)).toEqual([]);
    },
  );

  it('runs beside others of its kind, with a store of its own', async (context) => {
    needsEngines(context);
    const engines = await Promise.all([startEngine('containerd-28.5'), startEngine('containerd-28.5')]);
    const [one, other] = [seedEngine(engines[0]), seedEngine(engines[1])];
    await one.load({ tags: ['app:1'], layers: [layer('app', 10)] });
    expect((await one.snapshot()).images).toHaveLength(1);
    expect((await other.snapshot()).images).toHaveLength(0);
    await Promise.all(engines.map((engine) => engine.stop()));
  });

  it.for(engineKinds)('%s comes back with its images after a crash', async (kind, context) => {
    needsEngines(context);
    await using engine = await startEngine(kind);
    const seeded = seedEngine(engine);
    await seeded.load({ tags: ['app:1'], layers: [await busyboxLayer()] });
    await seeded.container('app:1', { state: 'running' });
    const [pid, before] = [engine.pid, await seeded.snapshot()];
    await engine.kill();
    await expect(seeded.request('GET', '/_ping')).rejects.toThrow();
    await engine.restart();
    expect(engine.pid).not.toBe(pid);
    const after = await seeded.snapshot();
    expect(after.images).toEqual(before.images);
    expect(after.containers).toEqual([{ ...before.containers[0], state: 'exited' }]);
  });

  it('says what its daemon said when it does not start', async (context) => {
    needsEngines(context);
    const start = startEngine('graphdriver-28.5', { flags: ['--storage-driver=none-such'] });
    await expect(start).rejects.toThrow(/none-such/);
  });
});

/** With a disk of its own, there is more to clear away. */
const diskIfPossible = whyNoDisk() === undefined ? { diskFile: '1G' } : {};

/** A process of its own that starts an engine with a container, and then waits for its end. */
async function ownerOfAnEngine(
  atTheEnd = '',
): Promise<{ owner: ChildProcessWithoutNullStreams; dataRoot: string }> {
  const engines = join(import.meta.dirname, '..', '..', 'testbed', 'engines');
  const script = `
    import { startEngine } from '${engines}/start-engine.ts';
    import { seedEngine } from '${engines}/seed/seeded-engine.ts';
    import { busyboxLayer } from '${engines}/seed/layers.ts';
    const engine = await startEngine('graphdriver-28.5', ${JSON.stringify(diskIfPossible)});
    const seeded = seedEngine(engine);
    await seeded.load({ tags: ['app:1'], layers: [await busyboxLayer()] });
    await seeded.container('app:1', { state: 'running' });
    console.log(engine.dataRoot);
    process.stdin.on('data', () => { ${atTheEnd} }); // and so it lives`;
  const node = process.features.typescript
    ? process.execPath
    : join(engines, '..', '..', 'node_modules', '.bin', 'node');
  const owner = spawn(node, ['--input-type=module', '--eval', script]);
  const complaints: string[] = [];
  owner.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString('utf8')));
  const failure = once(owner, 'exit').then(() => Promise.reject(new Error(complaints.join(''))));
  const first: unknown[] = await Promise.race([once(createInterface(owner.stdout), 'line'), failure]);
  return { owner, dataRoot: String(first[0]) };
}

describe('an engine whose owner ends without stopping it', () => {
  it.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends with it on %s', async (signal, context) => {
    needsEngines(context);
    const { owner, dataRoot } = await ownerOfAnEngine();
    expect(tracesOf({ dataRoot })).not.toEqual([]);
    owner.kill(signal);
    expect(await once(owner, 'exit')).toEqual([null, signal]);
    expect(tracesOf({ dataRoot })).toEqual([]);
  });

  it.for([
    ['process.exit(3)', 3],
    ['throw undefined', 1],
  ] as const)('ends with it at a "%s"', async ([end, code], context) => {
    needsEngines(context);
    const { owner, dataRoot } = await ownerOfAnEngine(end);
    owner.stdin.write('end');
    expect(await once(owner, 'exit')).toEqual([code, null]);
    expect(tracesOf({ dataRoot })).toEqual([]);
  });

  it('is swept away at the next start after SIGKILL, and living owners keep theirs', async (context) => {
    needsEngines(context);
    await using living = await startEngine('graphdriver-20.10');
    const { owner, dataRoot } = await ownerOfAnEngine();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    expect(tracesOf({ dataRoot })).not.toEqual([]);
    await using next = await startEngine('graphdriver-28.5');
    expect(tracesOf({ dataRoot })).toEqual([]);
    for (const engine of [living, next]) {
      expect((await seedEngine(engine).request('GET', '/_ping')).status).toBe(200);
    }
  });
});
