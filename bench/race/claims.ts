/** What somebody says was freed. */
export interface Claim {
  /** None where nothing is said. */
  readonly bytes?: number;
  /** How sure the action is. */
  readonly method?: string;
}

export function stepClaim(outputs: Readonly<Record<string, string>>): Claim {
  const { 'reclaimed-bytes': bytes = '', 'reclaimed-method': method = '' } = outputs;
  return { ...(bytes === '' ? {} : { bytes: Number(bytes) }), method };
}

/** The last line of `docker image prune` and `docker system prune`. */
export function printedTotal(log: string): Claim {
  const size = /^Total reclaimed space: (\S+)$/m.exec(log)?.[1];
  return size === undefined ? {} : { bytes: bytesOf(size) };
}

/** The images and the build cache of the first `docker system df`, less those of the second. */
export function dfDifference(log: string): Claim {
  const sizes = (row: string): readonly number[] =>
    [...log.matchAll(new RegExp(`^${row} +\\d+ +\\d+ +(\\S+)`, 'gm'))].map(([, size = '']) => bytesOf(size));
  const difference = (row: string): number => {
    const [before = 0, after = 0] = sizes(row);
    return before - after;
  };
  return { bytes: difference('Images') + difference('Build Cache') };
}

const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** As the docker CLI writes sizes: `1.234GB`. */
function bytesOf(size: string): number {
  const [, figure = '', unit = ''] = /^([\d.]+)([kMGT]?B)$/.exec(size) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new Error(`not a size: ${size}`);
  return Number(figure) * factor;
}
