/** Stands for the number of a pull request that is closed or merged. */
export const PLACEHOLDER = '{closed-pr}';

/** Stands for the placeholder while a pattern is taken apart; no name and no pattern has it. */
export const NUMBER = '\u{e002}';

// A number is whole, so that `pr-{closed-pr}*` never takes `pr-123` for number 12, and digests hold none by intention.
const BEGIN = String.raw`(?<!@.*|\d)`;
const END = String.raw`(?!\d)`;
const DIGITS = String.raw`[1-9]\d{0,8}`;

/** The source of a regular expression that finds any number; the same wherever it stands. */
export function withAnyNumber(source: string): string {
  const [before = '', ...rest] = source.split(NUMBER);
  if (rest.length === 0) return source;
  return `${before}${BEGIN}(?<pr>${DIGITS})${END}${rest.join(String.raw`${BEGIN}\k<pr>${END}`)}`;
}

export function withNumber(source: string, number: number): string {
  return source.replaceAll(NUMBER, `${BEGIN}${number}${END}`);
}

const WHOLE = new RegExp(`${BEGIN}${DIGITS}${END}`, 'g');

/** Everything in a name that can be the number of a pull request. */
export function numbersIn(name: string): readonly number[] {
  return [...name.matchAll(WHOLE)].map(([digits]) => Number(digits));
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
