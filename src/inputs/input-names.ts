import type { Problem } from '../model/input-error.ts';

/** Every input there is, in the order of action.yml. Whatever reads an input can name only one of these. */
export const INPUT_NAMES = [
  'images',
  'filters',
  'keep',
  'force',
  'no-prune',
  'platforms',
  'fail-on-conflict',
  'missing',
  'dry-run',
  'when',
  'scope',
  'containers',
  'until-free',
  'timeout',
  'measure',
  'backup',
  'hosts',
  'no-engine',
  'summary',
  'github-token',
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

function isInputName(name: string): name is InputName {
  return INPUT_NAMES.some((known) => known === name);
}

// The runner passes every key of `with:` along, also those that the action does not have, and only warns of them. But a
// step whose `dryrun: true` is nobody's input would remove what it was meant to list.

/** The inputs that do not exist and read like one that does. Their values are left out: one may be a misplaced secret. */
export function misspelt(given: readonly string[]): readonly Problem[] {
  return given.flatMap((input) => {
    const meant = isInputName(input) ? undefined : nearestTo(input);
    return meant === undefined ? [] : [{ input, allowed: `is no input; did you mean \`${meant}\`?` }];
  });
}

/** A sentence for each other input that does not exist. */
export function unknownWarnings(given: readonly string[]): readonly string[] {
  return given
    .filter((input) => !isInputName(input) && nearestTo(input) === undefined)
    .map((input) => `\`${input}\` is no input of this action, so it changes nothing`);
}

function nearestTo(written: string): InputName | undefined {
  const bare = withoutJoints(written);
  return INPUT_NAMES.find((known) => readsLike(bare, withoutJoints(known)));
}

/** The runner writes a blank in a name as `_`. */
function withoutJoints(name: string): string {
  return name.replaceAll(/[-_\s]/g, '');
}

const SHORTEST_BEGINNING = 3;

/** From so many letters on, two slips still leave no doubt what is meant. */
const LONG = 7;

function readsLike(written: string, known: string): boolean {
  const isBeginning = written.length >= SHORTEST_BEGINNING && known.startsWith(written);
  return isBeginning || slips(written, known) <= (known.length >= LONG ? 2 : 1);
}

/** How many letters are missing, too many, wrong, or swapped with their neighbour. */
function slips(written: string, known: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: known.length + 1 }, (_, index) => index);
  for (let row = 1; row <= written.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= known.length; column += 1) {
      const isSame = written[row - 1] === known[column - 1];
      const isSwapped = written[row - 1] === known[column - 2] && written[row - 2] === known[column - 1];
      const ways = [
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        ...(isSwapped ? [at(beforeLast, column - 2) + 1] : []),
      ];
      current.push(Math.min(...ways));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, known.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
