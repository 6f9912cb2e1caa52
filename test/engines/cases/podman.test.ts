import { newestPodman } from '../../../testbed/engines/kinds.ts';
import { areAsTold } from '../../support/cases/as-told.ts';
import { table } from '../../support/cases/table.ts';
import { isWhole, onEngines } from '../../support/engines/on-engines.ts';

/** Where versions of Podman differ. */
const ofPodman = table.filter(({ store, inputs }) => store.containers !== undefined || inputs?.['no-prune']);

onEngines(newestPodman, (engine) => {
  areAsTold(engine, table);
});

onEngines(['podman-4.3', 'podman-5.8'], (engine) => {
  areAsTold(engine, isWhole ? table : ofPodman);
});
