import process from 'node:process';
import { run } from './run.ts';
import { files, homeFolder } from './runner/files.ts';
import { githubRunner } from './runner/runner.ts';

/** Wires the real runner and its surroundings to the story. */
export function start(): Promise<void> {
  return run(githubRunner, {
    platform: process.platform,
    env: process.env,
    home: homeFolder(),
    userId: process.getuid?.(),
    files,
  });
}
