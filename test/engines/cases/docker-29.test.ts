import { areAsTold } from '../../support/cases/as-told.ts';
import { heldOrShared, table } from '../../support/cases/table.ts';
import { docker29OfEachStore, isWhole, onEngines } from '../../support/engines/on-engines.ts';

onEngines(docker29OfEachStore, (engine) => {
  areAsTold(engine, isWhole ? table : heldOrShared);
});
