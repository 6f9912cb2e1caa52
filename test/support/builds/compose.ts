import { stringify } from 'yaml';
import { noise } from '../../../testbed/engines/seed/layers.ts';
import type { RunningEngine } from '../../../testbed/engines/start-engine.ts';
import { buildContext } from './context.ts';
import { docker } from './docker.ts';

/** A project that a job starts; its name is the first part of the names of what it makes. */
export interface Project extends AsyncDisposable {
  readonly name: string;
  up(): Promise<void>;
  /** As `docker compose down`, with more words: `--rmi local`. */
  down(...words: readonly string[]): Promise<void>;
}

const runsOn = { command: ['/bin/busybox', 'sleep', '3600'], stop_grace_period: '0s', networks: ['back'] };

/**
 * A service on the image that was there before, one that is built on it, a network and a volume. The engine needs a
 * network of its own. Both the built image and the volume get so many bytes.
 */
export async function composeProject(
  engine: RunningEngine,
  name: string,
  image: string,
  bytes: number,
): Promise<Project> {
  const db = { ...runsOn, image, volumes: ['data:/data'] };
  const web = { ...runsOn, build: { context: '.', network: 'none' } };
  const project = {
    name,
    services: { db, web },
    networks: { back: {} },
    volumes: { data: {} },
  };
  const context = await buildContext({
    'compose.yaml': stringify(project),
    Dockerfile: `FROM ${image}\nCOPY data /data\n`,
    data: noise(name, bytes),
  });
  const compose = async (...words: readonly string[]): Promise<void> => {
    await docker(engine, ['compose', ...words], context.folder);
  };
  return {
    name,
    up: async () => {
      await compose('up', '--detach');
      const fill = `/bin/busybox head -c ${bytes} /dev/urandom > /data/table`;
      await compose('exec', '--no-TTY', 'db', '/bin/busybox', 'sh', '-c', fill);
    },
    down: (...words) => compose('down', ...words),
    [Symbol.asyncDispose]: () => context[Symbol.asyncDispose](),
  };
}
