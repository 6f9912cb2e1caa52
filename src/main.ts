import process from 'node:process';
import { run } from './run.ts';
import { currentContext } from './runner/docker-config.ts';
import { githubRunner } from './runner/runner.ts';

// The runner starts the same file again when the job ends; everything is done by then.
if (!githubRunner.isPostPhase())
  await run(githubRunner, {
    platform: process.platform,
    env: process.env,
    currentContext: currentContext(process.env),
  });
