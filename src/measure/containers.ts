import { type Container, isRunning } from '../model/container.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { type Reclaimed, reclaimed, sum } from './account.ts';
import { countsOnlyImages } from './certainty.ts';
import type { MeasurePlan } from './measure-plan.ts';

/** Whether what containers wrote must be asked for: the account of some engines has it already. */
export function needsContainerSizes({ kind }: MeasurePlan, facts: EngineFacts): boolean {
  const isInAccount = kind === 'account' && !countsOnlyImages(facts);
  return kind !== 'off' && !(TRAITS[facts.store].storesInContainerd && isInAccount);
}

const STILL_WROTE = 'a container may have written more until it stopped';

const UNKNOWN_SIZE = 'the engine did not tell what a removed container had written';

/** What removed containers had written. */
export function containerBytes(removed: readonly Container[], sizes: ReadonlyMap<string, number>): Reclaimed {
  const bytes = sum(removed.map(({ id }) => sizes.get(id) ?? 0));
  if (removed.some(({ id }) => !sizes.has(id))) return reclaimed(bytes, 'estimate', UNKNOWN_SIZE);
  return reclaimed(bytes, removed.some(isRunning) ? 'estimate' : 'exact', STILL_WROTE);
}
