import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { machineNode, ownPath } from './nodes.mjs';

/** Brings node_modules to what package-lock.json says, if it is not there already. */
export function installIfNeeded() {
  const reason = whatIsMissing();
  if (reason === undefined) return;
  console.log(`npm ci: ${reason}`);
  // On the machine's own Node and PATH: under `npm test` the first `node` in PATH is one that npm ci is about to delete.
  const env = { ...process.env, PATH: ownPath().join(delimiter) };
  const npm = process.env.npm_execpath;
  const { status } =
    npm === undefined
      ? spawnSync('npm', ['ci'], { stdio: 'inherit', env, shell: process.platform === 'win32' })
      : spawnSync(machineNode(), [npm, 'ci'], { stdio: 'inherit', env });
  if (status !== 0) throw new Error('npm ci failed');
}

/** npm writes down in node_modules/.package-lock.json what it has installed. */
export function whatIsMissing() {
  const wanted = packagesIn('package-lock.json');
  if (wanted === undefined) throw new Error('package-lock.json is missing');
  const installed = packagesIn('node_modules/.package-lock.json');
  if (installed === undefined) return 'there is no node_modules';
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(wanted)) {
    const found = installed[path]?.version;
    // Optional packages are for one kind of machine each; npm leaves the others out.
    if (path !== '' && found !== version && !(found === undefined && (optional || devOptional || peer))) {
      return `${path} is ${found ?? 'missing'}, package-lock.json says ${version}`;
    }
  }
  const extra = Object.keys(installed).find((path) => wanted[path] === undefined);
  return extra === undefined ? undefined : `${extra} is not in package-lock.json`;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
