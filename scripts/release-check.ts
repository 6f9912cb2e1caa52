/**
 * `npm run release:check -- 1.2.3`: whether this version can be released as everything stands here; the workflow
 * `release.yml` runs the same. Texts and tags first, then `npm run check`, which builds `dist/` and compares it, then
 * `npm test`. With `--notes` it only prints what the changelog says of the version.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import process from 'node:process';
import { notesOf } from './release/changelog.ts';
import { releaseProblems, type State } from './release/problems.ts';

const [version = '', ...options] = process.argv.slice(2);
const state = await stateHere();
if (options.includes('--notes')) process.stdout.write(notesOf(state.changelog, version));
else process.exitCode = check();

function check(): number {
  const problems = releaseProblems(version, state);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  console.log(`${version}: versions, changelog and tags are as they should be`);
  return [['run', 'check'], ['test']].every((words) => succeeds(words)) ? 0 : 1;
}

function succeeds(words: readonly string[]): boolean {
  return spawnSync('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

async function stateHere(): Promise<State> {
  const documents = new Map<string, string>();
  for await (const file of glob(['README.md', 'examples/*.yml', '.github/workflows/*.yml']))
    documents.set(file.replaceAll('\\', '/'), await readFile(file, 'utf8'));
  return {
    packageJson: JSON.parse(await readFile('package.json', 'utf8')) as State['packageJson'],
    packageLock: JSON.parse(await readFile('package-lock.json', 'utf8')) as State['packageLock'],
    changelog: await readFile('CHANGELOG.md', 'utf8'),
    tags: git('tag', '--list').split('\n'),
    uncommitted: git('status', '--porcelain'),
    documents,
    action: await readFile('action.yml', 'utf8'),
    actionTypes: await readFile('action-types.yml', 'utf8'),
    dependabot: await readFile('.github/dependabot.yml', 'utf8'),
  };
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { encoding: 'utf8' }).trim();
}
