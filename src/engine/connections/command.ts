import type { Duplex } from 'node:stream';
import { spawn } from 'node:child_process';
import type { CommandEndpoint, Surroundings } from '../endpoint.ts';
import { EngineError } from '../errors.ts';
import { childEnvironment } from './child-environment.ts';
import { CommandConnection } from './command-connection.ts';
import { findProgram } from './find-program.ts';

/**
 * Opens connections through `docker system dial-stdio`, one process each, so that the set-up of the docker CLI (keys,
 * agents, jump hosts) applies here too. Throws when there is no docker CLI.
 */
export function commandOpener({ flags }: CommandEndpoint, surroundings: Surroundings): () => Duplex {
  const docker = findProgram('docker', surroundings);
  if (docker === undefined) {
    const message =
      'this host needs the docker CLI, and PATH has none outside of the workspace; install it on this runner';
    throw new EngineError('unsuitable', message);
  }
  const env = childEnvironment(surroundings);
  return () => {
    const child = spawn(docker, [...flags, 'system', 'dial-stdio'], {
      env,
      windowsHide: true,
    });
    return new CommandConnection(child, `docker ${flags.join(' ')} version`);
  };
}
