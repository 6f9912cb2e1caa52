import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const OF_GITHUB = /octokit|undici|tunnel-agent/i;

it('what talks to GitHub lies in a folder of its own, which nothing loads at the start', async () => {
  const files = (await readdir(dist)).filter((file) => file.endsWith('.index.js') || file === 'index.js');
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(join(dist, file), 'utf8')] as const),
  );
  expect(texts.filter(([, text]) => OF_GITHUB.test(text)).map(([file]) => file)).toStrictEqual([]);
  const loaders = texts.filter(([, text]) =>
    text.includes("import(/* webpackIgnore: true */ './github/index.js')"),
  );
  expect(loaders).toHaveLength(1);
  expect(loaders[0]?.[1].length).toBeLessThan(10_000);
  expect(await readFile(join(dist, 'github', 'index.js'), 'utf8')).toMatch(OF_GITHUB);
});

it('the licences of all are told', async () => {
  const licences = await readFile(join(dist, 'licenses.txt'), 'utf8');
  for (const name of ['@actions/github', '@octokit/core', 'undici']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
});
