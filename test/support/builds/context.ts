import { copyFile, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suiteOfSharedPrograms } from '../../../testbed/engines/kinds.ts';
import { programsOf } from '../../../testbed/engines/programs.ts';

/** Files by their paths. */
export type Files = Readonly<Record<string, string | Buffer>>;

export interface BuildContext extends AsyncDisposable {
  readonly folder: string;
}

/** A folder to build in, with a static busybox and the files. */
export async function buildContext(files: Files): Promise<BuildContext> {
  const folder = await mkdtemp(join(tmpdir(), 'context-'));
  await copyFile(join(await programsOf(suiteOfSharedPrograms), 'busybox'), join(folder, 'busybox'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
