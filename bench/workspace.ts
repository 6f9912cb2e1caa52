import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Bundle {
  readonly chunks: number;
  /** Of all chunks together. */
  readonly bytes: number;
  /** The beginning of the SHA-256 of the chunks in the order of their names. */
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
  const step = join(dist, 'step');
  const names = (await readdir(step)).filter((name) => name.endsWith('.js')).sort();
  const chunks = await Promise.all(names.map((name) => readFile(join(step, name))));
  const content = Buffer.concat(chunks);
  return {
    folder,
    bundle: {
      chunks: chunks.length,
      bytes: content.length,
      digest: createHash('sha256').update(content).digest('hex').slice(0, 12),
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
