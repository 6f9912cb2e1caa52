import { type Machine, machineFor, matches, rangesIn } from './pattern-machine.ts';
import { NUMBER, numbersIn, PLACEHOLDER, placeholderProblem } from './placeholder.ts';
import { fullName, isReference, parseReference, type Reference, shortName } from './reference.ts';
import { typoHint } from './typo-hints.ts';

/** Stands for every name that it matches. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly requested: string;
  /** `**` alone stands for images without a name too. */
  readonly takesUnnamed: boolean;
  /** Whether it holds a place for the number of a pull request. */
  readonly isNumbered: boolean;
  /** The same without braces, but for that place: each of them is to be tried. */
  readonly alternatives: readonly string[];
  /** Tries them all at once. */
  readonly machine: Machine;
}

export interface PatternProblem {
  readonly requested: string;
  readonly problem: string;
}

const LONGEST = 1000;

const MOST_ALTERNATIVES = 500;

/** As Go's path.Match takes them too: a dash only between two ends of a range. */
const CLASS = /\[[!^]?(?:[\w.](?:-[\w.])?)+\]/g;

const NO_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;

const NO_PART_PROBLEM = 'no name has an empty part, "." or ".." between slashes';

/** Slips, and what to say to them. In order: the first that fits is told. */
const SLIPS: readonly (readonly [slip: RegExp, problem: string])[] = [
  [/^!/, 'a pattern cannot exclude; list what must stay in `keep`'],
  [/[^\w.\-/:@*?[\]{},!^]/, 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
  [/\{[^{}]*\.\.[^{}]*\}/, 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
  [/\{[^{},]*\}/, 'braces hold a choice, as in {a,b}'],
  [NO_PART, NO_PART_PROBLEM],
];

export function isPatternText(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

export function parsePattern(requested: string): Pattern | PatternProblem {
  if (requested.length > LONGEST) return { requested, problem: `longer than ${String(LONGEST)} characters` };
  const plain = requested.replaceAll(PLACEHOLDER, '1');
  const problem = typoHint(requested) ?? SLIPS.find(([slip]) => slip.test(plain))?.[1];
  if (problem !== undefined) return { requested, problem };
  const alternatives = withoutBraces(requested.replaceAll(PLACEHOLDER, NUMBER));
  if (alternatives === undefined) {
    return {
      requested,
      problem: `its braces stand for more than ${String(MOST_ALTERNATIVES)} names; write fewer`,
    };
  }
  if (alternatives.some((one) => /[{}[\]!^,]/.test(one.replaceAll(CLASS, '')))) {
    return { requested, problem: 'a bracket or brace is left open, or stands where none can' };
  }
  const misplaced = placeholderProblem(alternatives);
  if (misplaced !== undefined) return { requested, problem: misplaced };
  if (alternatives.some((one) => NO_PART.test(one))) return { requested, problem: NO_PART_PROBLEM };
  if (alternatives.some(hasBackwardRange))
    return { requested, problem: 'a range in brackets runs backwards' };
  return patternOf(
    { kind: 'pattern', requested, takesUnnamed: requested === '**', isNumbered: plain !== requested },
    alternatives.map((one) => one.replaceAll(NUMBER, PLACEHOLDER)),
  );
}

/** The same pattern with these alternatives. */
export function patternOf(
  { kind, requested, takesUnnamed, isNumbered }: Omit<Pattern, 'alternatives' | 'machine'>,
  alternatives: readonly string[],
): Pattern {
  return { kind, requested, takesUnnamed, isNumbered, alternatives, machine: machineFor(alternatives) };
}

function hasBackwardRange(alternative: string): boolean {
  return (alternative.match(CLASS) ?? []).some((text) => rangesIn(text).some(([from, to]) => from > to));
}

/** One group of braces after the other, the innermost first; undefined when there would be too many. */
function withoutBraces(text: string): readonly string[] | undefined {
  let texts: readonly string[] = [text];
  for (;;) {
    const open = texts.filter((one) => BRACES.test(one));
    if (open.length === 0) return texts;
    const next = texts.flatMap(opened);
    if (next.length > MOST_ALTERNATIVES) return undefined;
    texts = next;
  }
}

const BRACES = /\{([^{}]*)\}/;

function opened(text: string): readonly string[] {
  const group = BRACES.exec(text);
  if (group === null) return [text];
  const [whole, inside = ''] = group;
  return inside
    .split(',')
    .map((choice) => text.slice(0, group.index) + choice + text.slice(group.index + whole.length));
}

/**
 * Tried against the repository and the whole reference, in the short form and in the full one. The digits of a digest are
 * nothing that `*:1*` could mean.
 */
export function matchesReference(pattern: Pattern, fullReference: string): boolean {
  return matchesSpelling(pattern, spellingsOf(fullReference));
}

/** The same for whoever tries many patterns. */
export function matchesSpelling(pattern: Pattern, spellings: Spellings): boolean {
  if (pattern.isNumbered) return numbersMeant(pattern, spellings).length > 0;
  return spellingsFor(pattern, spellings).some((name) => matches(pattern.machine, name));
}

/** Every number that `{closed-pr}` can stand for: with stars beside it, one name can be read in several ways. */
export function pullRequestsIn(pattern: Pattern, fullReference: string): readonly number[] {
  return pattern.isNumbered ? numbersMeant(pattern, spellingsOf(fullReference)) : [];
}

function numbersMeant(pattern: Pattern, spellings: Spellings): readonly number[] {
  const numbers = new Set<number>();
  const found = new Set<number>();
  for (const name of spellingsFor(pattern, spellings)) {
    for (const occurrence of numbersIn(name)) {
      numbers.add(occurrence.number);
      if (matches(pattern.machine, name, occurrence)) found.add(occurrence.number);
    }
  }
  // In the order in which the name has them.
  return [...numbers].filter((number) => found.has(number));
}

/** All that a reference can be called. */
export interface Spellings {
  readonly withDigest: readonly string[];
  readonly withoutDigest: readonly string[];
}

export function spellingsOf(fullReference: string): Spellings {
  const parsed = parseReference(fullReference);
  if (!isReference(parsed)) return { withDigest: [fullReference], withoutDigest: [fullReference] };
  const { domain, path, digest } = parsed;
  const repository = shortAndFull({ domain, path });
  const withDigest = [...repository, ...shortAndFull(parsed)];
  return { withDigest, withoutDigest: digest === undefined ? withDigest : repository };
}

function shortAndFull(reference: Reference): readonly string[] {
  return [...new Set([shortName(reference), fullName(reference)])];
}

function spellingsFor({ requested }: Pattern, { withDigest, withoutDigest }: Spellings): readonly string[] {
  return requested.includes('@') ? withDigest : withoutDigest;
}

/** The same pattern with stars that do not stop at a slash; undefined where there is none that stops in the repository. */
export function throughSlashes(pattern: string): string | undefined {
  const tag = pattern.indexOf(':', pattern.lastIndexOf('/') + 1);
  const end = tag < 0 ? pattern.length : tag;
  const repository = pattern.slice(0, end).replaceAll(/(?<!\*)\*(?!\*)/g, '**');
  const deeper = repository + pattern.slice(end);
  // Whoever wrote `*` is not to be talked into everything.
  return deeper === pattern || deeper === '**' ? undefined : deeper;
}
