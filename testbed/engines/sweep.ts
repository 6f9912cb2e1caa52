/** Removes engines whose owner process died before it ended them. Engines with a living owner are not touched. */
import { demolish } from './tear-down.ts';
import { abandonedRuns } from './run-folder.ts';

for (const run of abandonedRuns()) demolish(run);
