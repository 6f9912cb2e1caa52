import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from './compile.ts';
import { licences } from './licenses.ts';

/** What is loaded by itself is a bundle of its own, in a folder of dist/: docs/decisions/0006-bundles.md */
const ENTRIES: readonly (readonly [file: string, folder: string])[] = [
  ['src/index.ts', '.'],
  ['src/post/index.ts', 'post'],
  ['src/step/index.ts', 'step'],
  ['src/github/index.ts', 'step/github'],
];

/** Everything that belongs in dist/, made from scratch in a folder of the cache. Returns the folder and what went in. */
export async function makeBundle(purpose: string): Promise<{ folder: string; packages: readonly string[] }> {
  const parts = join('.cache', 'bundle', purpose);
  await rm(parts, { recursive: true, force: true });
  const made = ENTRIES.map(async ([file, place]) => {
    const part = join(parts, `of-${place.replace('/', '-')}`);
    return { part, place, packages: await compile(file, part) };
  });
  const folder = join(parts, 'dist');
  const bundles = await Promise.all(made);
  for (const { part, place } of bundles) await cp(part, join(folder, place), { recursive: true });
  const packages = [...new Set(bundles.flatMap((bundle) => bundle.packages))].sort();
  await writeFile(join(folder, 'licenses.txt'), await licences(packages));
  return { folder, packages };
}
