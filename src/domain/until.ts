// The moments that Docker's `until` knows: https://docs.docker.com/reference/cli/docker/image/prune/#filter
// Docker's list of images knows the filter since 23.0 only, so for graphdriver stores it is worked out here.

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};
const DURATION = /^\+?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const UNIX = /^\d+(?:\.\d{1,9})?$/;
/** Spring 1973. A smaller number is an amount without its unit: `24` for `24h`. */
const FIRST_SECOND = 1e8;

/** What is wrong with a text that is no such moment; undefined when nothing is. */
export function untilProblem(text: string): string | undefined {
  if (/^\d+(?:\.\d+)?(?:d|w|y|days?|weeks?)$/.test(text)) {
    return 'has a unit that Docker does not know; write hours, as in 72h';
  }
  if (UNIX.test(text) && Number(text) < FIRST_SECOND) return 'lacks a unit; write 24h or 30m';
  return Number.isNaN(momentOf(text, { ms: 0, zone: 'Z' }))
    ? 'is neither a duration (72h, 30m) nor a moment (2026-01-31, 2026-01-31T12:00:00Z, a Unix timestamp)'
    : undefined;
}

/** The clock of the engine: a moment without a zone is in the engine's own. */
export interface Clock {
  readonly ms: number;
  readonly zone: string;
}

/** In milliseconds since 1970; NaN for what is none. */
export function momentOf(text: string, now: Clock): number {
  if (DURATION.test(text)) return now.ms - durationOf(text);
  if (UNIX.test(text)) return Number(text) * 1000;
  const [, date, hour = '00', minute = '00', second = '00', zone = now.zone] = DATE.exec(text) ?? [];
  return date === undefined ? Number.NaN : Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}

function durationOf(text: string): number {
  const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
}
