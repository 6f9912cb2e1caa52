import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../../testbed/runner/code.ts';
import { parseCall } from '../../src/command/arguments.ts';
import { parseInputs } from '../../src/inputs/inputs.ts';
import { obedientEngine } from '../support/bundle/obedient-engine.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const page = await readFile(join(root, 'docs', 'fleet.md'), 'utf8');

/** What stands in the blocks, up to the quote that ends a text of Jenkins. */
function commandsIn(markdown: string): readonly string[] {
  const found = [
    ...markdown.matchAll(/^.*?(?<before>^|- |run: |sh ')(?<line>docker-image-rm .*?)(?:' })?$/gm),
  ];
  return found.map(({ groups }) => groups?.['line'] ?? '');
}

const [before = '', others = ''] = page.split('\n## Other CI systems\n');
const ownMachines = commandsIn(before);
const ofOtherSystems = commandsIn(others);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recipes-'));
  const cli = join(root, 'src', 'entries', 'cli.ts');
  const program = (name: string, text: string): Promise<void> =>
    writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o700 });
  await program('docker-image-rm', `exec "${sources.node}" ${sources.flags.join(' ')} "${cli}" "$@"`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a recipe for another CI system', () => {
  it('is there for each', () => {
    expect(ofOtherSystems).toHaveLength(3);
  });

  it.each(ofOtherSystems)('removes what the job built: %s', async (line) => {
    await using engine = await obedientEngine(true);
    const ids = { CI_PIPELINE_ID: '1', GITHUB_RUN_ID: '1', BUILD_NUMBER: '1' };
    const path = `${folder}:${process.env['PATH'] ?? ''}`;
    const env = { ...ids, ...sources.env, HOME: folder, PATH: path, DOCKER_HOST: engine.host };
    const { stdout } = await run('sh', ['-c', line], { env });
    expect(stdout).toMatch(/deleted {2}app:1/);
    expect(engine.removals()).toHaveLength(1);
    // A job that failed before it built anything ends well, too.
    expect((await run('sh', ['-c', line], { env })).stderr).toBe('');
  });
});

describe('a command of the page', () => {
  it('is there', () => {
    expect(ownMachines.length).toBeGreaterThan(5);
  });

  it.each(ownMachines)('is one that the command takes: %s', async (line) => {
    const words = line.replace('docker-image-rm', `printf '%s\\n'`);
    const { stdout } = await run('sh', ['-c', words]);
    const call = parseCall(stdout.trimEnd().split('\n'));
    const inputs = call.kind === 'remove' ? call.inputs : {};
    expect(call.kind).not.toBe('mistake');
    expect(parseInputs((name) => inputs[name] ?? '')).toMatchObject({ when: 'now' });
  });
});
