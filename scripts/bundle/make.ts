import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { licences } from './licenses.ts';

/** Everything that belongs in dist/, made from scratch in a folder of the cache. Returns the folder and what went in. */
export async function makeBundle(purpose: string): Promise<{ folder: string; packages: readonly string[] }> {
  const folder = join('.cache', 'bundle', purpose);
  const packages = await compile(folder);
  await writeFile(join(folder, 'licenses.txt'), await licences(packages));
  await rm(`${folder}.stats.json`, { force: true });
  return { folder, packages };
}
