/**
 * `npm test`: installs what is missing, then runs every test on Node 24, and those that need no engine once more on the
 * machine's own Node. Arguments go to Vitest, and then one Node is enough unless `--all-nodes` is among them:
 * `npm test -- test/engines/faults.test.ts`, `npm test -- --all-nodes test/domain`.
 *
 * Plain JavaScript: this is the first thing to run on a fresh clone, before there is anything to read TypeScript with.
 */
import { constants } from 'node:os';
import { resolve } from 'node:path';
import process from 'node:process';
import { installIfNeeded } from './test/install.mjs';
import { machineNode, node24, versionOf } from './test/nodes.mjs';
import { runVitest } from './test/run-vitest.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
installIfNeeded();
const ALL_NODES = '--all-nodes';
const args = process.argv.slice(2);
const options = args.filter((arg) => arg !== ALL_NODES);
const onAllNodes = args.includes(ALL_NODES) || options.length === 0;

const runs = [await runVitest(node24(), options)];
if (onAllNodes && runs[0].signal === undefined && isAnother(machineNode())) {
  const withoutEngines = ['--project', 'unit', '--project', 'bundle', '--passWithNoTests'];
  runs.push(await runVitest(machineNode(), [...options, ...withoutEngines]));
}
process.exitCode = report(runs);

function isAnother(node) {
  return versionOf(node).split('.')[0] !== versionOf(node24()).split('.')[0];
}

/** Returns the exit code. */
function report(all) {
  const withState = (state) =>
    all.flatMap(({ version, results }) =>
      results.filter((result) => result.state === state).map((result) => ({ ...result, version })),
    );
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(withState);
  for (const { version, test, reason } of skipped)
    console.log(`skipped on Node ${version}: ${test}: ${reason}`);
  for (const { version, test, reason } of failed)
    console.log(`FAILED on Node ${version}: ${test}\n${indented(reason)}`);
  const signal = all.find((run) => run.signal !== undefined)?.signal;
  // It may have gone down before there was anything to report.
  const isBroken = failed.length === 0 && all.some(({ status }) => status !== 0);
  if (signal !== undefined) console.log(`Ended by ${signal}; so far:`);
  else if (isBroken) console.log('Vitest failed, and no test did: what it said stands above.');
  console.log(`${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`);
  if (signal !== undefined) return 128 + constants.signals[signal];
  return failed.length > 0 || isBroken || passed.length === 0 ? 1 : 0;
}

function indented(text) {
  return text.replaceAll(/^/gm, '    ');
}
