import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile, type Entry } from './compile.ts';
import { licences } from './licenses.ts';

const MAIN: Entry = { file: 'src/main.ts', paths: 'src/tsconfig.json' };
/** Of its own, since it needs the very package that the other does without: docs/decisions/0006-two-bundles.md */
const GITHUB: Entry = { file: 'src/github/index.ts', paths: 'tsconfig.json' };

/** Everything that belongs in dist/, made from scratch in a folder of the cache. Returns the folder and what went in. */
export async function makeBundle(purpose: string): Promise<{ folder: string; packages: readonly string[] }> {
  const folder = join('.cache', 'bundle', purpose);
  const github = `${folder}-github`;
  const [ours, theirs] = await Promise.all([compile(MAIN, folder), compile(GITHUB, github)]);
  // Where the import() in src/ask-github.ts looks for it.
  await cp(github, join(folder, 'github'), { recursive: true });
  const packages = [...new Set([...ours, ...theirs])].sort();
  await writeFile(join(folder, 'licenses.txt'), await licences(packages));
  return { folder, packages };
}
