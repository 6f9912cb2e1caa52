import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RunningEngine } from '../../../testbed/engines/start-engine.ts';

const run = promisify(execFile);
const LONGEST_OUTPUT = 1 << 26;

/** Runs the docker CLI against the engine, in a folder if one is given; resolves to what it prints. */
export async function docker(
  engine: RunningEngine,
  words: readonly string[],
  folder?: string,
): Promise<string> {
  const options = { env: await engine.dockerEnv(), maxBuffer: LONGEST_OUTPUT, cwd: folder };
  return (await run(engine.dockerCli, words, options)).stdout.trim();
}
