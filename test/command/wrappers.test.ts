import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import { parseSettings } from '../../src/command/settings.ts';
import { obedientEngine } from '../support/bundle/obedient-engine.ts';
import { startWorker } from '../support/command/worker.ts';
import { sources } from '../../testbed/runner/code.ts';

const root = join(import.meta.dirname, '..', '..');
const examples = join(root, 'examples', 'hooks');

/** The paths of the example, as an administrator puts them right. */
async function wrapper(folder: string, moment: string): Promise<string> {
  const text = await readFile(join(examples, `${moment}.sh`), 'utf8');
  const [node, command] = [`${folder}/node`, join(root, 'src', 'entries', 'cli.ts')];
  await writeFile(node, `#!/bin/sh\nexec "${sources.node}" ${sources.flags.join(' ')} "$@"\n`, {
    mode: 0o700,
  });
  const file = join(folder, `${moment}.sh`);
  const right = text
    .replace(/^node=.*$/m, `node=${node}`)
    .replace(/^command=.*$/m, `command=${command}`)
    .replace('/etc/docker-image-rm.conf', join(folder, 'docker-image-rm.conf'));
  await writeFile(file, right);
  return file;
}

it('the wrappers in examples/ restore the engine around a job', async () => {
  await using engine = await obedientEngine(false);
  const folder = await mkdtemp(join(tmpdir(), 'wrappers-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const records = join(folder, 'records');
  await writeFile(join(folder, 'docker-image-rm.conf'), `records: ${records}\nbuild-cache: keep\n`);
  const env = {
    ...sources.env,
    PATH: process.env['PATH'] ?? '',
    DOCKER_HOST: engine.host,
    RUNNER_NAME: 'build-1',
    RUNNER_TEMP: folder,
    GITHUB_RUN_ID: '7',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'test',
  };
  // The runner adds `-e` and starts the file with bash, or with sh where there is none.
  await using worker = await startWorker();
  const before = await worker.run(['sh', '-e', await wrapper(folder, 'started')], env);
  expect([before.exitCode, before.output]).toStrictEqual([0, expect.not.stringContaining('::error')]);
  engine.build();
  const after = await worker.run(['sh', '-e', await wrapper(folder, 'completed')], env);
  expect([after.exitCode, after.output]).toStrictEqual([0, expect.stringMatching(/deleted {2}app:1/)]);
  expect(engine.removals()).toHaveLength(1);
});

it('the wrappers for PowerShell call the same', async () => {
  const callOf = async (file: string): Promise<string | undefined> =>
    /hook (?:started|completed) --settings/.exec(await readFile(join(examples, file), 'utf8'))?.[0];
  expect(
    await Promise.all(['started.sh', 'started.ps1', 'completed.sh', 'completed.ps1'].map(callOf)),
  ).toStrictEqual([
    'hook started --settings',
    'hook started --settings',
    'hook completed --settings',
    'hook completed --settings',
  ]);
});

it('the settings in examples/ are what the hooks take, also with all lines in use', async () => {
  const text = await readFile(join(examples, 'docker-image-rm.conf'), 'utf8');
  expect(parseSettings(text)).not.toHaveProperty('problems');
  expect(parseSettings(text.replaceAll(/^# ([\w-]+: )/gm, '$1'))).toMatchObject({
    afterLostJob: 'remove',
    besideOtherJobs: 'labelled-images',
    inputs: { keep: 'ghcr.io/acme/base\nnode:*', 'dry-run': 'true' },
  });
});
