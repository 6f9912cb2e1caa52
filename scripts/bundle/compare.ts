import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export interface Difference {
  readonly file: string;
  readonly what: 'missing' | 'extra' | 'different';
}

/** How `actual` differs from `expected`, file by file and byte by byte. */
export async function differences(expected: string, actual: string): Promise<readonly Difference[]> {
  const [wanted, found] = [await filesIn(expected), await filesIn(actual)];
  const compared = await Promise.all(
    wanted.map(async (file): Promise<Difference | undefined> => {
      if (!found.includes(file)) return { file, what: 'missing' };
      const [a, b] = await Promise.all([readFile(join(expected, file)), readFile(join(actual, file))]);
      return a.equals(b) ? undefined : { file, what: 'different' };
    }),
  );
  const extra = found
    .filter((file) => !wanted.includes(file))
    .map((file) => ({ file, what: 'extra' as const }));
  return [...compared.filter((difference) => difference !== undefined), ...extra];
}

export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}
