import { areAsTold } from '../../support/cases/as-told.ts';
import { heldOrShared, table } from '../../support/cases/table.ts';
import { commandStep } from '../../support/command/command-step.ts';
import { isWhole, newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';

/** The same core answers as in the action's own cases, so on every change the rows that say the most are enough. */
onEngines(newestOfEachStore, (engine) => {
  areAsTold(engine, isWhole ? table : heldOrShared, commandStep);
});
