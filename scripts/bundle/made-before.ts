import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from './compare.ts';

/** Everything that decides what the bundle is. The packages are as package-lock.json says. */
const INGREDIENTS = { folders: ['src', 'scripts/bundle'], files: ['package-lock.json', 'tsconfig.json'] };

/** The note beside a finished bundle that says what it was made from. */
export const noteIn = (folder: string): string => join(folder, 'made-from');

export async function digestOfIngredients(root = '.'): Promise<string> {
  const inFolders = await Promise.all(
    INGREDIENTS.folders.map(async (folder) =>
      (await filesIn(join(root, folder))).map((file) => join(folder, file)),
    ),
  );
  const hash = createHash('sha256');
  for (const file of [...inFolders.flat(), ...INGREDIENTS.files]) {
    const text = await readFile(join(root, file));
    hash.update(`${file}\n${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

/** Whether the bundle in this folder of the cache was finished, and from what is here now. */
export async function isMadeFrom(folder: string, digest: string): Promise<boolean> {
  try {
    return (await readFile(noteIn(folder), 'utf8')) === digest;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
