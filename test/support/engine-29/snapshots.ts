import { createHash } from 'node:crypto';

/** What one variant of an image is unpacked into: its layers from the lowest up. */
export interface Unpacked {
  readonly chain: readonly string[];
  readonly sizes: readonly number[];
  /** All that lies below it, which is more where it was committed from a container: the container's first layer. */
  readonly total: number;
}

export type Part = readonly [key: string, bytes: number];

export const NOT_UNPACKED: Unpacked = { chain: [], sizes: [], total: 0 };

/** @param history of the API, newest first, with entries that made no layer */
export function unpacked(diffIds: readonly string[], history: readonly number[], total: number): Unpacked {
  let surplus = history.length - diffIds.length;
  // Some layers have no bytes either: which of them is no layer does not matter, since all are 0.
  const sizes = history.toReversed().filter((size) => size !== 0 || surplus-- <= 0);
  return { chain: chainOf(diffIds), sizes, total };
}

function chainOf(diffIds: readonly string[]): readonly string[] {
  const chain: string[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    const hash = createHash('sha256').update(`${below ?? ''} ${diffId}`);
    chain.push(below === undefined ? diffId : `sha256:${hash.digest('hex')}`);
  }
  return chain;
}

/** Each snapshot once, and what lies between them in no list, counted where it comes in first. */
export function snapshotsOf(variant: Unpacked, all: readonly Unpacked[]): readonly Part[] {
  const betweens = new Map(all.map((one) => [one.chain.at(-1), between(one)]));
  const own = variant.chain.map((id, index): Part => [`snapshot ${id}`, variant.sizes[index] ?? 0]);
  let counted = 0;
  const rest = variant.chain.map((id): Part => {
    const bytes = Math.max(0, (betweens.get(id) ?? 0) - counted);
    counted += bytes;
    return [`below ${id}`, bytes];
  });
  return [...own, ...rest];
}

function between({ sizes, total }: Unpacked): number {
  return total - sizes.reduce((sum, size) => sum + size, 0);
}
