import { areAsTold } from '../../support/cases/as-told.ts';
import { table } from '../../support/cases/table.ts';
import { commandStep } from '../../support/command/command-step.ts';
import { newestOfEachStore, onEngines } from '../../support/engines/on-engines.ts';

onEngines(newestOfEachStore, (engine) => {
  areAsTold(engine, table, commandStep);
});
