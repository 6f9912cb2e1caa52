import { writeFileSync } from 'node:fs';

/**
 * A Vitest reporter that writes down how many tests passed, failed and were skipped, and why.
 * Vitest's own JSON report does not hold the reason that a test gave when it skipped itself.
 */
export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0);
      // A hook that threw, a file that could not be loaded: no test of theirs failed, since none of them ran.
      counts.failed += broken.length;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else counts.skipped.push({ test: nameOf(test), reason: note ?? 'no reason given' });
      }
    }
    writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
  }
}

function nameOf(test) {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}
