import { outputs } from '../../src/report/messages.ts';
import { refused } from '../../src/report/report.ts';

/** All outputs that a step writes, whatever happens. A gate compares them with action.yml and the README. */
export const OUTPUT_NAMES: readonly string[] = outputs(refused([], false))
  .map(([name]) => name)
  .toSorted();
