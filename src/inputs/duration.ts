const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };
// Timers of Node hold 31 bits of milliseconds; a longer wait would end at once.
const LONGEST = 2 ** 31 - 1;

/** `90s`, `10m`, `1h`, `1h30m` in milliseconds; undefined when it is none, or nothing at all. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d{1,9}[smh])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smh])/g)];
  const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
  return total > 0 ? Math.min(total, LONGEST) : undefined;
}
