import { orIfEngineFails } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Usage } from '../model/image.ts';
import { openTargets, type StateAfter, type Survey } from '../model/survey.ts';
import type { Attempt } from '../model/target.ts';
import { type Account, NOT_MEASURED, NOTHING_FREED } from './account.ts';
import { accountHeld } from './held-layers.ts';
import { accountLayers } from './layers.ts';
import { accountDisk, accountRoom, accountUsage, wayToMeasure } from './usage.ts';

/** Started before the removals, asked after them. An engine that cannot count is no reason not to remove. */
export type Meter = (attempts: readonly Attempt[], aftermath: StateAfter, engine: Engine) => Promise<Account>;

/**
 * Whether the free room of a disk tells what removals gave back. What a backup writes there hides it, and several engines
 * can have one disk.
 */
export async function tellsDisk(
  engine: Engine,
  { measure, backup, hosts }: Pick<Inputs, 'measure' | 'backup' | 'hosts'>,
  ownContainer: () => readonly string[],
): Promise<boolean> {
  const isWanted =
    engine.facts.store === 'containerd' && measure === 'auto' && backup === undefined && hosts.length < 2;
  // From within a container the engine's folder would be another one.
  return isWanted && ownContainer().length === 0 && (await engine.disk()) !== undefined;
}

export async function startMeter(
  survey: Survey,
  engine: Engine,
  measure: 'auto' | 'exact' | 'off',
  { usage, isDiskVisible }: { readonly usage: Usage | undefined; readonly isDiskVisible: boolean },
): Promise<Meter> {
  if (measure === 'off') return () => Promise.resolve(NOT_MEASURED);
  const open = openTargets(survey);
  if (open.length === 0) return () => Promise.resolve(NOTHING_FREED);
  const { store } = survey.engine;
  if (store !== 'containerd') {
    const account = store === 'podman' ? accountHeld : accountLayers;
    return (attempts, aftermath) => Promise.resolve(account(survey, attempts, aftermath));
  }
  const chosen = new Set(open.map(({ image }) => image));
  const isSettled = measure === 'exact' || usage !== undefined;
  const way = isSettled ? 'account' : wayToMeasure(engine.storeSize, chosen.size, isDiskVisible);
  if (way === 'room' && areRoomsKnown(survey, chosen)) {
    return (attempts, aftermath) => Promise.resolve(accountRoom(survey, attempts, aftermath));
  }
  // Many were named, and few of them are here and may go.
  const isDisk = way === 'disk' || (way === 'room' && isDiskVisible && areOnlyIdentified(survey, chosen));
  const disk = isDisk ? await engine.disk() : undefined;
  if (disk !== undefined) {
    return async (attempts, aftermath, patient) =>
      accountDisk(disk.free, (await patient.disk())?.free, attempts, aftermath);
  }
  const before = usage ?? (await orIfEngineFails(engine.usage(), undefined));
  if (before === undefined) return () => Promise.resolve(NOT_MEASURED);
  return async (attempts, aftermath, patient) =>
    accountUsage(before, await orIfEngineFails(patient.usage(), undefined), survey, attempts, aftermath);
}

/** Engines before API 1.48 do not tell the room that an image takes, so there only the account is left. */
function areRoomsKnown({ images }: Survey, chosen: ReadonlySet<string>): boolean {
  return [...chosen].every((id) => images.get(id)?.room !== undefined);
}

function areOnlyIdentified({ images }: Survey, chosen: ReadonlySet<string>): boolean {
  return [...chosen].some((id) => images.get(id)?.layers === undefined);
}
