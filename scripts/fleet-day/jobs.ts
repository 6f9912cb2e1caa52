import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { layer } from '../../testbed/engines/seed/layers.ts';
import { engineApi } from '../../testbed/engines/seed/engine-api.ts';
import { seedEngine } from '../../testbed/engines/seed/seeded-engine.ts';
import type { RunningEngine } from '../../testbed/engines/start-engine.ts';
import { build } from '../../test/support/builds/builds.ts';
import { composeProject } from '../../test/support/builds/compose.ts';
import { buildContext } from '../../test/support/builds/context.ts';
import type { Ending } from './runner.ts';
import { BASE } from './state.ts';

/** What the hooks leave to the administrator. Disposing of it removes it. */
interface Leftovers extends AsyncDisposable {
  readonly names: readonly string[];
}

interface Job {
  readonly title: string;
  readonly work: (engine: RunningEngine, number: number) => Promise<Leftovers>;
  /** `lost`: the runner is killed, so the second hook never runs. */
  readonly ending: Ending;
}

const KB = 1_000;

const nothing: Leftovers = { names: [], [Symbol.asyncDispose]: () => Promise.resolve() };

async function builds(engine: RunningEngine, number: number): Promise<Leftovers> {
  await build(engine, { tag: `app:${number}`, base: BASE, bytes: 300 * KB });
  await build(engine, { tag: `app:${number}-debug`, base: `app:${number}`, bytes: 100 * KB });
  return nothing;
}

async function runsContainers(engine: RunningEngine, number: number): Promise<Leftovers> {
  const seeded = seedEngine(engine);
  await seeded.container(BASE, { name: `tests-${number}`, state: 'running' });
  await seeded.container(BASE, { name: `done-${number}`, state: 'stopped' });
  await seeded.load({
    tags: [`fixture:${number}`, 'fixture:latest'],
    layers: [layer(`fixture-${number}`, 90 * KB)],
  });
  return nothing;
}

async function composes(engine: RunningEngine, number: number): Promise<Leftovers> {
  const name = `project${number}`;
  await using project = await composeProject(engine, name, BASE, 100 * KB);
  await project.up();
  const api = engineApi(engine.host);
  return {
    names: [`${name}_back`, `${name}_data`],
    [Symbol.asyncDispose]: async () => {
      await api.succeed('DELETE', `/networks/${name}_back`);
      await api.succeed('DELETE', `/volumes/${name}_data`);
    },
  };
}

async function composesInOrder(engine: RunningEngine, number: number): Promise<Leftovers> {
  await using project = await composeProject(engine, `project${number}`, BASE, 100 * KB);
  await project.up();
  await project.down('--volumes');
  return nothing;
}

/** The client of a build is killed while the build runs. */
async function buildIsKilled(engine: RunningEngine, number: number): Promise<Leftovers> {
  const sleep = ['/bin/busybox', 'sh', '-c', 'echo begun; /bin/busybox sleep 600'];
  await using context = await buildContext({
    Dockerfile: `FROM ${BASE}\nCOPY busybox /again\nRUN ${JSON.stringify(sleep)}\n`,
  });
  const words = ['buildx', 'build', '--progress', 'plain', '--network', 'none', '--tag', `never:${number}`];
  const client = spawn(engine.dockerCli, [...words, context.folder], {
    env: await engine.dockerEnv(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  client.stderr.setEncoding('utf8');
  for await (const text of client.stderr as AsyncIterable<string>) if (/\d begun/.test(text)) break;
  client.kill('SIGKILL');
  if (client.exitCode === null && client.signalCode === null) await once(client, 'exit');
  return nothing;
}

const idle = (): Promise<Leftovers> => Promise.resolve(nothing);

export const jobs: readonly Job[] = [
  { title: 'builds twice', work: builds, ending: 'normal' },
  { title: 'leaves containers and an image', work: runsContainers, ending: 'normal' },
  { title: 'compose project, brought down', work: composesInOrder, ending: 'normal' },
  { title: 'compose project, crashed', work: composes, ending: 'normal' },
  { title: 'build killed on its way', work: buildIsKilled, ending: 'normal' },
  { title: 'builds, then the runner is killed', work: builds, ending: 'lost' },
  { title: 'does nothing after the lost job', work: idle, ending: 'normal' },
  { title: 'containers, then the runner is killed', work: runsContainers, ending: 'lost' },
  { title: 'builds after the lost job', work: builds, ending: 'normal' },
  { title: 'does nothing', work: idle, ending: 'normal' },
];
