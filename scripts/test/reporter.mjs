import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { DefaultReporter } from 'vitest/node';

/** Where to write down what became of each test, one JSON object a line: scripts/test.mjs wants to know, others do not. */
const RECORD = process.env.TEST_RECORD;

/**
 * Vitest's reporter, with the whole name of a test in each line: the same test runs on several engines, and its last name
 * does not say which. Each result is on disk at once, so that it is there when the run is interrupted.
 */
export default class WholeNameReporter extends DefaultReporter {
  wanted = 0;

  getTestName(task, separator) {
    const names = [task.name];
    for (let suite = task.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
    return names.join(separator);
  }

  onTestRunStart(specifications) {
    this.wanted = specifications.length;
    super.onTestRunStart(specifications);
  }

  onTestCaseResult(test) {
    super.onTestCaseResult(test);
    const { state, errors = [], note } = test.result();
    record({
      state,
      test: nameOf(test),
      reason: state === 'failed' ? saidBy(errors) : (note ?? 'no reason given'),
    });
  }

  // A hook that threw, a file that could not be loaded: no test of theirs failed, since none of them ran.
  onTestSuiteResult(suite) {
    super.onTestSuiteResult(suite);
    recordBroken(nameOf(suite), suite.errors());
  }

  onTestModuleEnd(module) {
    super.onTestModuleEnd(module);
    recordBroken(module.relativeModuleId, module.errors());
  }

  onTestRunEnd(modules, unhandledErrors, reason) {
    recordBroken('outside of all tests', unhandledErrors);
    // What threw before the first test follows. Vitest would say here that it found no test, which is not so.
    if (modules.length > 0 || this.wanted === 0) super.onTestRunEnd(modules, unhandledErrors, reason);
  }
}

function recordBroken(name, errors) {
  if (errors.length > 0) record({ state: 'failed', test: name, reason: saidBy(errors) });
}

function record(result) {
  if (RECORD !== undefined) appendFileSync(RECORD, `${JSON.stringify(result)}\n`);
}

function nameOf(part) {
  return `${part.module.relativeModuleId} > ${part.fullName}`;
}

function saidBy(errors) {
  return errors
    .map(({ message, stacks: [place] = [] }) => [message, ...placeOf(place)].join('\n'))
    .join('\n');
}

function placeOf(place) {
  return place === undefined ? [] : [`at ${relative(process.cwd(), place.file)}:${place.line}`];
}
