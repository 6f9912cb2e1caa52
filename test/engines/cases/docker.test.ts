import { areAsTold } from '../../support/cases/as-told.ts';
import { table } from '../../support/cases/table.ts';
import { allKinds, onEngines } from '../../support/engines/on-engines.ts';

onEngines(allKinds, (engine) => {
  areAsTold(engine, table);
});
