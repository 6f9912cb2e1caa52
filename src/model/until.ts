// The moments that Docker's `until` accepts: https://docs.docker.com/reference/cli/docker/image/prune/#filter
// Lists of graphdriver stores support the filter only since API 1.44, so this computes it for older engines.

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const DURATION = /^\+?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/;

/** Only years from 1970 on, since Docker reads 0001-01-01 as no limit at all. */
const DATE =
  /^((?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2})(?:T([01]\d|2[0-3])(?::(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?)?)?(Z|[+-]\d{2}:\d{2})?$/;

const UNIX = /^\d+(?:\.\d{1,9})?$/;

/** March 1973. A smaller number is a duration without its unit, such as `24` for `24h`. */
const FIRST_SECOND = 1e8;

/** The year 5138. A larger number is in milliseconds, and would choose every image. */
const LAST_SECOND = 1e11;

/** Go counts nanoseconds in 63 bits. */
const LONGEST_MS = 2 ** 63 / 1e6;

/** What is wrong with a value of `until`; undefined if nothing is. */
export function untilProblem(text: string): string | undefined {
  if (/^\d+(?:\.\d+)?(?:d|w|y|days?|weeks?)$/.test(text)) {
    return 'has a unit that Docker does not know; write hours, as in 72h';
  }
  if (UNIX.test(text) && Number(text) < FIRST_SECOND) return 'lacks a unit; write 24h or 30m';
  if (UNIX.test(text) && Number(text) > LAST_SECOND) {
    return 'is too large for a Unix timestamp, which counts seconds';
  }
  return Number.isNaN(momentOf(text, { ms: 0, zone: 'Z' }))
    ? 'is neither a duration (72h, 30m) nor a moment (2026-01-31, 2026-01-31T12:00:00Z, a Unix timestamp)'
    : undefined;
}

/** The clock of the engine: a moment without a zone is in the engine's time zone. */
export interface Clock {
  readonly ms: number;
  readonly zone: string;
}

/** In milliseconds since 1970, rounded down to a second as lists do for images; NaN if the text is not a moment. */
export function momentOf(text: string, now: Clock): number {
  return Math.floor(exactMomentOf(text, now) / 1000) * 1000;
}

function exactMomentOf(text: string, now: Clock): number {
  if (DURATION.test(text)) return now.ms - durationOf(text);
  if (UNIX.test(text)) return Number.parseInt(text, 10) * 1000;
  const [, date, hour = '00', minute = '00', second = '00', zone = now.zone] = DATE.exec(text) ?? [];
  return date === undefined || !isCalendarDay(date)
    ? Number.NaN
    : Date.parse(`${date}T${hour}:${minute}:${second}${zone}`);
}

/** JavaScript reads February 30 as March 2. */
function isCalendarDay(date: string): boolean {
  const ms = Date.parse(date);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

function durationOf(text: string): number {
  const parts = [...text.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
  const ms = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0);
  return ms < LONGEST_MS ? ms : Number.NaN;
}
