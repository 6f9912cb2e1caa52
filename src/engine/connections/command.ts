import type { Duplex } from 'node:stream';
import { spawn } from 'node:child_process';
import type { CommandEndpoint, Surroundings } from '../endpoint.ts';
import { EngineError } from '../errors.ts';
import { childEnvironment } from './child-environment.ts';
import { CommandConnection } from './command-connection.ts';
import { explained, isUnexplained } from './command-failure.ts';
import { findProgram } from './find-program.ts';

/** How an engine is reached through the docker CLI, with the set-up of that CLI (keys, agents, jump hosts). */
export interface Command {
  /** Opens a connection through `docker system dial-stdio`, one process each. */
  readonly open: () => Duplex;
  /** Finds out more about why there is no connection. */
  readonly explain: (error: EngineError, signal: AbortSignal) => Promise<EngineError>;
}

/** Throws when there is no docker CLI. */
export function commandTo({ flags }: CommandEndpoint, surroundings: Surroundings): Command {
  const path = findProgram('docker', surroundings);
  if (path === undefined) {
    const message =
      'this host needs the docker CLI, and PATH has none outside of the workspace; install it on this runner';
    throw new EngineError('unsuitable', message);
  }
  const env = childEnvironment(surroundings);
  const args = [...flags, 'version'];
  const diagnosticCommand = `docker ${args.join(' ')}`;
  return {
    open: () => {
      const child = spawn(path, [...flags, 'system', 'dial-stdio'], { env, windowsHide: true });
      return new CommandConnection(child, diagnosticCommand);
    },
    explain: async (error, signal) => {
      if (!isUnexplained(error)) return error;
      const { complaintOf } = await import('./complaint-of-program.ts');
      return explained(error, diagnosticCommand, await complaintOf({ path, args, env }, signal));
    },
  };
}
