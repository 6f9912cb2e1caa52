import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const step = join(dist, 'step');
const OF_GITHUB = /octokit|undici|tunnel-agent/i;

it('what talks to GitHub lies in a folder of its own, which nothing loads at the start', async () => {
  const files = (await readdir(step)).filter((file) => file.endsWith('index.js'));
  const paths = [
    join(dist, 'index.js'),
    join(dist, 'post', 'index.js'),
    ...files.map((file) => join(step, file)),
  ];
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const));
  expect(texts.filter(([, text]) => OF_GITHUB.test(text)).map(([path]) => path)).toStrictEqual([]);
  const loaders = texts.filter(([, text]) =>
    text.includes('import(/* webpackIgnore: true */ "./github/index.js")'),
  );
  expect(loaders).toHaveLength(1);
  expect(loaders[0]?.[1].length).toBeLessThan(10_000);
  expect(await readFile(join(step, 'github', 'index.js'), 'utf8')).toMatch(OF_GITHUB);
});

it('only the file of the post phase knows of a state', async () => {
  const told = async (path: string): Promise<boolean> =>
    (await readFile(path, 'utf8')).includes('STATE_phase');
  expect(await told(join(dist, 'post', 'index.js'))).toBe(true);
  expect(await told(join(dist, 'index.js'))).toBe(false);
});

it('a post phase with nothing to do needs no other file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'post-'));
  try {
    await cp(join(dist, 'post'), folder, { recursive: true });
    const run = promisify(execFile);
    const alone = (phase: string): ReturnType<typeof run> =>
      run(process.execPath, [join(folder, 'index.js')], { env: { STATE_phase: phase } });
    expect(await alone('post')).toStrictEqual({ stdout: '', stderr: '' });
    await expect(alone('clean')).rejects.toThrow('step');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('the licences of all are told', async () => {
  const licences = await readFile(join(dist, 'licenses.txt'), 'utf8');
  for (const name of ['@actions/core', '@actions/exec', '@actions/github', '@octokit/core', 'undici']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
});
