const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] as const;

/** Bytes as Docker writes them in `Total reclaimed space`: four digits that count, powers of 1000. */
export function humanSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${String(Number(value.toPrecision(4)))}${UNITS[unit] ?? ''}`;
}

const MOST_NAMED = 5;

export function listNames(names: readonly string[]): string {
  return listSome(names, (name) => name);
}

/** Finds words for no more than it tells. */
export function listSome<Thing>(things: readonly Thing[], inWords: (thing: Thing) => string): string {
  const rest = things.length - MOST_NAMED;
  const named = things.slice(0, MOST_NAMED).map(inWords);
  return named.join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}

export function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${String(count)} ${noun}s`;
}
