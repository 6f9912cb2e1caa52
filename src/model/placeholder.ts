/** Stands for the number of a pull request that is closed or merged. */
export const PLACEHOLDER = '{closed-pr}';

/** Stands for the placeholder while braces are taken apart; no name and no pattern has it. */
export const NUMBER = '\u{e002}';

/** A number of a pull request in a name: wherever it stands there. */
export interface Occurrence {
  readonly number: number;
  readonly starts: ReadonlySet<number>;
  /** In digits. */
  readonly length: number;
}

// A number is whole, so that `pr-{closed-pr}*` never takes `pr-123` for number 12.
const WHOLE = /(?<!\d)[1-9]\d{0,8}(?!\d)/g;

/** Everything in a name that can be the number of a pull request. A digest holds none by intention. */
export function numbersIn(name: string): readonly Occurrence[] {
  const starts = new Map<number, Set<number>>();
  for (const { 0: digits, index } of name.replace(/@.*/, '').matchAll(WHOLE)) {
    const number = Number(digits);
    const its = starts.get(number) ?? new Set();
    starts.set(number, its.add(index));
  }
  return [...starts].map(([number, its]) => ({ number, starts: its, length: String(number).length }));
}

/** What is wrong with a pattern that has the placeholder, of all its alternatives; undefined if nothing is. */
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
