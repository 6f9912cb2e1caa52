import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sources } from '../../../testbed/runner/code.ts';

const run = promisify(execFile);

/** Vitest calls this before the first test of dist/. A dist/ of yesterday would pass them all, whatever src/ says today. */
export async function setup(): Promise<void> {
  try {
    await run(sources.node, ['scripts/check-dist.ts', '--quick'], {
      cwd: join(import.meta.dirname, '..', '..', '..'),
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    // Without a stack: it would only lead to this line.
    throw said === '' ? error : Object.assign(new Error(said), { stack: said });
  }
}
