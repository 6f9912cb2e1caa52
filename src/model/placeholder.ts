/** Stands for the number of a pull request that is closed or merged. */
export const PLACEHOLDER = '{closed-pr}';

/** Replaces the placeholder while braces are expanded; no name and no pattern has this character. */
export const NUMBER = '\u{e002}';

/** One number and every place in a name where it stands. */
export interface Occurrence {
  readonly number: number;
  readonly starts: ReadonlySet<number>;
  /** The count of its digits. */
  readonly length: number;
}

// Only whole numbers count, so that `pr-{closed-pr}*` never reads `pr-123` as number 12.
const WHOLE_NUMBER = /(?<!\d)[1-9]\d{0,8}(?!\d)/g;

/** Every number in a name that can be a pull request. The digits of a digest do not count. */
export function numbersIn(name: string): readonly Occurrence[] {
  const starts = new Map<number, Set<number>>();
  for (const { 0: digits, index } of name.replace(/@.*/, '').matchAll(WHOLE_NUMBER)) {
    const number = Number(digits);
    const places = starts.get(number) ?? new Set();
    starts.set(number, places.add(index));
  }
  return [...starts].map(([number, places]) => ({ number, starts: places, length: String(number).length }));
}

/** What is wrong with the placeholder in the alternatives of a pattern; undefined if nothing is. */
export function placeholderProblem(alternatives: readonly string[]): string | undefined {
  if (alternatives.every((one) => !one.includes(NUMBER))) return undefined;
  if (alternatives.some((one) => !one.includes(NUMBER))) {
    return `every choice in braces must hold \`${PLACEHOLDER}\`; write a pattern of its own for the rest`;
  }
  return alternatives.some((one) => BESIDE_DIGITS.test(one))
    ? `\`${PLACEHOLDER}\` is a whole number, so no digit can stand beside it`
    : undefined;
}

const BESIDE_DIGITS = new RegExp(`\\d${NUMBER}|${NUMBER}[\\d${NUMBER}]`);
