import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../testbed/runner/code.ts';
import type { Report } from '../../src/report/report.ts';
import { obedientEngine } from '../support/bundle/obedient-engine.ts';
import { say, scriptedEngine, withImage } from '../support/bundle/scripted-engine.ts';
import { runBundledCommand, type CommandResult } from '../support/command/run-command.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

function command(host: string, ...args: readonly string[]): Promise<CommandResult> {
  return runBundledCommand({ args, env: { DOCKER_HOST: host } });
}

describe('the command', () => {
  it('removes, and says what the log of the action says', async () => {
    await using engine = await obedientEngine(true);
    const { exitCode, stdout, stderr } = await command(engine.host, 'app:1');
    expect([exitCode, stderr]).toStrictEqual([0, '']);
    expect(stdout).toMatch(/^unix:.*\(DOCKER_HOST\): Docker 28\.5\.2/);
    expect(engine.removals()).toHaveLength(1);
    expect(stdout).not.toContain('::');
  });

  it('removes nothing in a dry run', async () => {
    await using engine = await obedientEngine(true);
    const { exitCode, stdout } = await command(engine.host, 'app:1', '--dry-run');
    expect([exitCode, stdout]).toStrictEqual([0, expect.stringContaining('dry run: nothing is changed')]);
    expect(engine.removals()).toStrictEqual([]);
  });

  it('prints the report alone on standard output', async () => {
    await using engine = await obedientEngine(true);
    const { exitCode, stdout, stderr } = await command(engine.host, 'app:1', 'web', '--json', '--dry-run');
    const report = JSON.parse(stdout) as Report;
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ schemaVersion: 1, dryRun: true, totals: { absent: 1 } });
    expect(stderr).toContain('warning: web:latest (absent)');
  });

  it('takes nothing from the variables of a step', async () => {
    await using engine = await obedientEngine(true);
    const env = {
      DOCKER_HOST: engine.host,
      INPUT_IMAGES: 'app:1',
      'INPUT_DRY-RUN': 'false',
      STATE_phase: 'clean',
      GITHUB_OUTPUT: '/no/such/file',
    };
    const result = await runBundledCommand({ args: ['web', '--dry-run'], env });
    expect(result).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^warning: web:latest \(absent\)/),
    });
    expect(engine.requests.filter((line) => line.includes('app'))).toStrictEqual([]);
  });

  it('never shows the token', async () => {
    await using engine = await obedientEngine(true);
    const env = { DOCKER_HOST: engine.host, GITHUB_TOKEN: 'ghs_secret', GITHUB_REPOSITORY: 'a/b' };
    const result = await runBundledCommand({ args: ['app:{closed-pr}', '--json'], env });
    expect(result.stdout + result.stderr).not.toContain('ghs_secret');
  });
});

it('can be linked into a folder for programs', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'linked-'));
  try {
    await symlink(join(root, 'dist', 'cli', 'index.js'), join(folder, 'docker-image-rm'));
    await using engine = await obedientEngine(true);
    const env = { PATH: `${dirname(bundle.node)}:/bin`, DOCKER_HOST: engine.host };
    await run(join(folder, 'docker-image-rm'), ['app:1'], { env });
    expect(engine.removals()).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('goes on when nobody reads what it prints', async () => {
  await using engine = await obedientEngine(true);
  const child = spawn(bundle.node, [join(root, 'dist', 'cli', 'index.js'), 'app:1'], {
    env: { DOCKER_HOST: engine.host },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.destroy();
  const [exitCode] = (await once(child, 'close')) as unknown[];
  expect([exitCode, engine.removals().length]).toStrictEqual([0, 1]);
});

it('a full disk under the log ends no removal on its way, and is told by the exit code', async ({ skip }) => {
  skip(!existsSync('/dev/full'), 'only Linux has a file on a disk that is always full');
  await using engine = await obedientEngine(true);
  const full = openSync('/dev/full', 'w');
  const child = spawn(bundle.node, [join(root, 'dist', 'cli', 'index.js'), 'app:1'], {
    env: { DOCKER_HOST: engine.host },
    stdio: ['ignore', full, 'inherit'],
  });
  const [exitCode] = (await once(child, 'close')) as unknown[];
  closeSync(full);
  expect([exitCode, engine.removals().length]).toStrictEqual([1, 1]);
});

describe('the exit code is', () => {
  it('1 where an image cannot be removed', async () => {
    const { script, byName } = withImage('app:1');
    await using engine = await scriptedEngine({
      ...script,
      [`DELETE ${byName}`]: (answer) => {
        say(answer, 500, { message: 'the disk is on fire' });
      },
    });
    const { exitCode, stderr } = await command(engine.host, 'app:1');
    expect([exitCode, stderr]).toStrictEqual([1, expect.stringContaining('the disk is on fire')]);
  });

  it('1 where no engine answers', async () => {
    const { exitCode, stderr } = await command('unix:///no/such/socket', 'app:1');
    expect([exitCode, stderr]).toStrictEqual([1, expect.stringContaining('there is no such socket')]);
  });

  it.each([
    { args: ['app', '--timeout', 'soon'], words: '`timeout`: "soon" is not a duration' },
    { args: ['app', '--containers', 'added'], words: 'needs `scope: job`' },
    { args: ['app', '--dryrun'], words: 'did you mean `--dry-run`?' },
    { args: [], words: 'name an image to remove' },
    { args: ['hook'], words: '`hook` takes one word' },
  ])('2 for a mistake in the call, and no engine is asked: $args', async ({ args, words }) => {
    await using engine = await obedientEngine(true);
    const { exitCode, stderr } = await command(engine.host, ...args);
    expect([exitCode, stderr]).toStrictEqual([2, expect.stringContaining(words)]);
    expect(engine.requests).toStrictEqual([]);
  });
});

it('what a package of it holds runs without an installation', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'package-'));
  try {
    const npm = ['pack', '--offline', '--ignore-scripts', '--loglevel=error', `--pack-destination=${folder}`];
    const { stdout: name } = await run('npm', npm, { cwd: root });
    await run('tar', ['-xzf', join(folder, name.trim()), '-C', folder]);
    const unpacked = join(folder, 'package');
    const { bin, version } = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')) as {
      readonly bin: Readonly<Record<string, string>>;
      readonly version: string;
    };
    const file = join(unpacked, bin['docker-image-rm'] ?? '');
    expect(await runBundledCommand({ args: ['--version'] }, file)).toStrictEqual({
      exitCode: 0,
      stdout: `docker-image-rm ${version}\n`,
      stderr: '',
    });
    await using engine = await obedientEngine(true);
    const env = { DOCKER_HOST: engine.host };
    expect(await runBundledCommand({ args: ['app:1'], env }, file)).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(engine.removals()).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
