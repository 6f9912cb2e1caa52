import type { Problem } from '../model/input-error.ts';

/** All inputs, in the order of action.yml. The compiler rejects a read of any other name. */
export const INPUT_NAMES = [
  'images',
  'filters',
  'platforms',
  'containers',
  'build-cache',
  'keep',
  'keep-newest',
  'no-prune',
  'force',
  'backup',
  'hosts',
  'no-engine',
  'timeout',
  'when',
  'scope',
  'until-free',
  'dry-run',
  'measure',
  'missing',
  'fail-on-conflict',
  'summary',
  'github-token',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

function isInputName(name: string): name is InputName {
  return INPUT_NAMES.some((known) => known === name);
}

/**
 * Refuses inputs that do not exist and look like one that does. The runner only warns of them, but a step with
 * `dryrun: true` would remove what it should only list. Their values are left out, since one may be a misplaced
 * secret.
 */
export function misspelt(given: readonly string[]): readonly Problem[] {
  return given.flatMap((input) => {
    const meant = isInputName(input) ? undefined : nearestTo(input, INPUT_NAMES);
    return meant === undefined ? [] : [{ input, allowed: `is not an input; did you mean \`${meant}\`?` }];
  });
}

/** One warning for each other input that does not exist. */
export function unknownWarnings(given: readonly string[]): readonly string[] {
  return given
    .filter((input) => !isInputName(input) && nearestTo(input, INPUT_NAMES) === undefined)
    .map((input) => `\`${input}\` is not an input of this action, so it changes nothing`);
}

/** The name that was probably meant. */
export function nearestTo<Name extends string>(written: string, names: readonly Name[]): Name | undefined {
  const letters = withoutSeparators(written);
  return names.find((known) => looksLike(letters, withoutSeparators(known)));
}

/** The runner replaces a blank in a name with `_`. */
function withoutSeparators(name: string): string {
  return name.replaceAll(/[-_\s]/g, '');
}

const SHORTEST_BEGINNING = 3;

/** A name of at least this length is still recognisable with two mistakes. */
const LONG_NAME = 7;

function looksLike(written: string, known: string): boolean {
  const isBeginning = written.length >= SHORTEST_BEGINNING && known.startsWith(written);
  return isBeginning || editDistance(written, known) <= (known.length >= LONG_NAME ? 2 : 1);
}

/** How many letters are missing, added, wrong, or swapped with a neighbour (Damerau-Levenshtein). */
function editDistance(written: string, known: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: known.length + 1 }, (_, index) => index);
  for (let row = 1; row <= written.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= known.length; column += 1) {
      const isSame = written[row - 1] === known[column - 1];
      const isSwapped = written[row - 1] === known[column - 2] && written[row - 2] === known[column - 1];
      const distances = [
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        ...(isSwapped ? [at(beforeLast, column - 2) + 1] : []),
      ];
      current.push(Math.min(...distances));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, known.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
