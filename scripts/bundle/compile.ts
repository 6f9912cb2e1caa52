import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ncc = fileURLToPath(import.meta.resolve('@vercel/ncc/dist/ncc/cli.js'));

/**
 * Bundles an entry into an empty folder and returns the folders of the packages that went in.
 * The output is the same, byte for byte, from whatever folder and on whichever Node this runs.
 * @param config the tsconfig.json whose `paths` say what stands in for a package
 */
export async function compile(file: string, config: string, into: string): Promise<readonly string[]> {
  const stats = `${into}.stats.json`;
  await rm(into, { recursive: true, force: true });
  const options = ['-o', into, '--no-cache', '--no-source-map-register', '--stats-out', stats, '--quiet'];
  try {
    // ncc reads `paths` from the file that this variable names; otherwise from that of the current folder.
    const env = { ...process.env, TS_NODE_PROJECT: resolve(config) };
    await run(process.execPath, [ncc, 'build', file, ...options], { maxBuffer: 2 ** 26, env });
  } catch (error) {
    // Without the cause: it would print what `readable` has just taken out.
    throw new Error(`ncc could not build ${file}:\n${readable(error)}`);
  }
  const modules = modulesOf(await readFile(stats, 'utf8'));
  refuseMissing(modules);
  await rm(stats);
  return packageFolders(modules);
}

/** ncc shows the line that threw, and its own code is one line of four megabytes. */
function readable(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const lines = stderr
    .split('\n')
    .filter((line) => line.length < 1_000 && !line.trimStart().startsWith('at '));
  return lines.join('\n').trim();
}

function modulesOf(stats: string): readonly string[] {
  // The shape is webpack's; `nameForCondition` is the file that a module was read from, null for Node's builtins.
  const { modules } = JSON.parse(stats) as { modules: { name: string; nameForCondition: string | null }[] };
  return modules.map(({ name, nameForCondition }) =>
    name.includes('@@notfound') ? name : (nameForCondition ?? ''),
  );
}

/** ncc ends with success when a package cannot be found, and ships a bundle that throws when it gets there. */
function refuseMissing(modules: readonly string[]): void {
  const missing = modules.filter((name) => name.includes('@@notfound')).map((name) => name.split('?').at(-1));
  if (missing.length > 0) throw new Error(`ncc found no module for: ${missing.join(', ')}`);
}

function packageFolders(modules: readonly string[]): readonly string[] {
  const folders = modules.flatMap((file) => {
    const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file);
    return found === null ? [] : [found[0]];
  });
  return [...new Set(folders)].sort();
}
