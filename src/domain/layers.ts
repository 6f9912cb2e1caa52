/** Bytes of which only limits are known; where the two agree they are exact. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The bytes of the topmost `count` layers of an image.
 *
 * The history (newest first) has an entry for each step of the build, and tells the size of the layer that the step
 * made. Steps that made none have size 0, and so do some real layers (WORKDIR), so only the number of zeros that are
 * layers is known, not which. The least is reached when the newest zeros are layers, the most when the oldest are.
 */
export function topLayers(history: readonly number[], layers: number, count: number): Bounds | undefined {
  const zeros = history.filter((size) => size === 0).length;
  const realZeros = layers - (history.length - zeros);
  if (realZeros < 0 || realZeros > zeros || count > layers) return undefined;
  return {
    low: sumOfTop(history, count, (zerosSeen) => zerosSeen < realZeros),
    high: sumOfTop(history, count, (zerosSeen) => zerosSeen >= zeros - realZeros),
  };
}

function sumOfTop(
  history: readonly number[],
  count: number,
  isLayer: (zerosSeen: number) => boolean,
): number {
  let sum = 0;
  let left = count;
  let zerosSeen = 0;
  for (const size of history) {
    if (left === 0) break;
    if (size > 0 || isLayer(zerosSeen)) left -= 1;
    if (size === 0) zerosSeen += 1;
    sum += size;
  }
  return sum;
}
