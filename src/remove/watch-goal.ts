import type { Engine } from '../engine/port.ts';
import type { Survey } from '../model/removal.ts';
import type { Goal } from '../plan/goal.ts';
import type { Group } from '../plan/order.ts';

/** An engine writes as much of its own at any time. */
const NOISE = 65_536;

/** The removal of a smaller image says nothing about what holds layers. */
const SMALLEST_SIGN = 1_000_000;

/** One image alone can share all its layers with another one. */
const MOST_IN_VAIN = 3;

/**
 * Says before each image why the removals stop: enough is free, or the last images freed no room, since something
 * else holds their layers. Then every further image would be spent in vain.
 */
export function goalWatch(
  { bytes }: Goal,
  engine: Pick<Engine, 'disk'>,
  { images }: Survey,
): (next: Group) => Promise<'enough' | 'no-room' | undefined> {
  let last: { readonly free: number; readonly size: number } | undefined;
  let inVain = 0;
  return async ({ image }) => {
    const free = (await engine.disk())?.free ?? 0;
    if (free >= bytes) return 'enough';
    if (last !== undefined && last.size >= SMALLEST_SIGN) inVain = free - last.free <= NOISE ? inVain + 1 : 0;
    if (inVain >= MOST_IN_VAIN) return 'no-room';
    last = { free, size: images.get(image)?.size ?? 0 };
    return undefined;
  };
}
