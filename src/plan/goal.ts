import type { Engine } from '../engine/port.ts';
import type { Amount, WrittenAmount } from '../inputs/fields.ts';
import type { Disk } from '../model/image.ts';
import { InputError } from '../model/input-error.ts';

export function goalBytes(amount: Amount, disk: Disk): number {
  return 'bytes' in amount ? amount.bytes : Math.ceil(amount.share * disk.size);
}

export interface Goal {
  readonly bytes: number;
  readonly disk: Disk;
}

/** How much disk must be free for the step to stop. */
export function goalFor(untilFree: WrittenAmount, engine: Engine, disk: Disk | undefined): Goal {
  if (disk !== undefined) return { bytes: goalBytes(untilFree, disk), disk };
  const allowed = `needs the disk of the engine, and that of ${engine.host} cannot be seen from here; run the step on that machine, outside of a container; nothing was removed`;
  throw new InputError([{ input: 'until-free', value: untilFree.written, allowed }]);
}
