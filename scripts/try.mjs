/**
 * `npm run try`: says what it will do, installs what is missing, then shows the action at work on demo images
 * (scripts/try/main.ts).
 *
 * Plain JavaScript: this is the first thing to run on a fresh clone, and the machine's Node may be too old for TypeScript.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { installIfNeeded, whatIsMissing } from './test/install.mjs';
import { node24, versionOf } from './test/nodes.mjs';
import { adviceWithoutEngine, announcement, engineHere, whyNoEngineOfOurOwn } from './try/before.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
// Only there the packages bring a Node of their own.
if (process.platform !== 'linux' || process.arch !== 'x64') demandNode(process.execPath);

const engine = engineHere();
const whyNoOwn = whyNoEngineOfOurOwn();
if ('problem' in engine && whyNoOwn !== undefined) {
  console.error(adviceWithoutEngine(engine, whyNoOwn));
  process.exit(1);
}
console.log(announcement(engine, whatIsMissing() !== undefined));
installIfNeeded();

const node = node24();
demandNode(node);
const demonstration = spawn(node, ['scripts/try/main.ts', JSON.stringify(engine)], { stdio: 'inherit' });
// Ctrl-C reaches the demonstration by itself; whoever ends only this process means it too. It cleans up, and we wait.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => demonstration.kill(signal));
demonstration.on('close', (code) => {
  process.exitCode = code ?? 1;
});

function demandNode(program) {
  const [major, minor] = versionOf(program).split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(`This needs Node 22.18 or newer, and ${program} is ${versionOf(program)}.`);
  process.exit(1);
}
