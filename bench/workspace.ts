import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Bundle {
  readonly main: string;
  readonly bytes: number;
  /** The beginning of its SHA-256. */
  readonly digest: string;
}

export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  readonly bundle: Bundle;
}

/** A folder for this run, with a copy of dist/: one bundle from the first round to the last, whoever builds meanwhile. */
export async function openWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const dist = join(folder, 'dist');
  await cp(join(import.meta.dirname, '..', 'dist'), dist, { recursive: true });
  const main = join(dist, 'index.js');
  const content = await readFile(main);
  return {
    folder,
    bundle: {
      main,
      bytes: content.length,
      digest: createHash('sha256').update(content).digest('hex').slice(0, 12),
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
