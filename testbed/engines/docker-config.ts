import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';
import { buildPrograms } from './programs.ts';
import type { RunFolder } from './run-folder.ts';

/** The environment in which the docker CLI speaks to an engine and finds its plugins. */
export type DockerEnv = Readonly<Record<string, string>>;

/** Makes a configuration of the docker CLI with the plugins `buildx` and `compose`; it goes with the run. */
export async function dockerEnv({ folder }: RunFolder, dockerCli: string, host: string): Promise<DockerEnv> {
  const programs = await buildPrograms();
  const config = join(folder, 'docker-config');
  const plugins = join(config, 'cli-plugins');
  mkdirSync(plugins, { recursive: true });
  for (const name of ['docker-buildx', 'docker-compose'])
    symlinkSync(join(programs, name), join(plugins, name));
  return {
    PATH: [dirname(dockerCli), process.env['PATH'] ?? ''].join(delimiter),
    HOME: config,
    DOCKER_CONFIG: config,
    DOCKER_HOST: host,
    // The CLI of 20.10 builds with BuildKit only when it is told to.
    DOCKER_BUILDKIT: '1',
  };
}
