/**
 * `npm test`: installs what is missing, then runs every test on Node 24, and those that need no engine once more on the
 * machine's own Node. Arguments go to Vitest: `npm test -- test/domain`.
 *
 * Plain JavaScript: this is the first thing to run on a fresh clone, before there is anything to read TypeScript with.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installIfNeeded } from './test/install.mjs';
import { machineNode, node24, versionOf } from './test/nodes.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
// Ctrl-C reaches Vitest too, which stops the engines; this process waits for that.
process.on('SIGINT', () => undefined);

installIfNeeded();
const args = process.argv.slice(2);
const results = [vitest(node24(), args)];
if (isAnother(machineNode()) && !args.some((arg) => arg.startsWith('--project'))) {
  results.push(
    vitest(machineNode(), [...args, '--project', 'unit', '--project', 'bundle', '--passWithNoTests']),
  );
}
report(results);

function isAnother(node) {
  return versionOf(node).split('.')[0] !== versionOf(node24()).split('.')[0];
}

function vitest(node, options) {
  const version = versionOf(node);
  const countsFile = join('.cache', 'test', `node-${version}.json`);
  mkdirSync(join('.cache', 'test'), { recursive: true });
  rmSync(countsFile, { force: true });
  console.log(`\nNode ${version}: ${['vitest run', ...options].join(' ')}`);
  const command = ['node_modules/vitest/vitest.mjs', 'run', ...options];
  const reporters = ['--reporter', 'default', '--reporter', './scripts/test/counting-reporter.mjs'];
  const env = { ...process.env, TEST_COUNTS_FILE: resolve(countsFile) };
  const { status } = spawnSync(node, [...command, ...reporters], { stdio: 'inherit', env });
  return { version, ...counts(countsFile, status) };
}

/** Vitest's exit code counts too: it may have gone down before it could report anything. */
function counts(file, status) {
  let found;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`Vitest ended with ${status} and left no counts: ${error.message}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  return status !== 0 && found.failed === 0 ? { ...found, failed: 1 } : found;
}

function report(runs) {
  for (const { version, skipped } of runs) {
    for (const { test, reason } of skipped) console.log(`skipped on Node ${version}: ${test}: ${reason}`);
  }
  const sum = (count) => runs.reduce((total, run) => total + count(run), 0);
  const [passed, failed] = [sum((run) => run.passed), sum((run) => run.failed)];
  if (passed + failed === 0) console.error('No test ran.');
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed, ${sum((run) => run.skipped.length)} skipped`);
}
