/**
 * `npm run try`: installs what is missing, then shows the action at work on demo images (scripts/try/main.ts).
 *
 * Plain JavaScript: this is the first thing to run on a fresh clone, and the machine's Node may be too old for TypeScript.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { installIfNeeded } from './test/install.mjs';
import { node24, versionOf } from './test/nodes.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
installIfNeeded();

const node = node24();
const [major, minor] = versionOf(node).split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`This needs Node 22.18 or newer, and ${node} is ${versionOf(node)}.`);
  process.exit(1);
}

const demonstration = spawn(node, ['scripts/try/main.ts'], { stdio: 'inherit' });
// Ctrl-C reaches the demonstration by itself; whoever ends only this process means it too. It cleans up, and we wait.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => demonstration.kill(signal));
demonstration.on('close', (code) => {
  process.exitCode = code ?? 1;
});
