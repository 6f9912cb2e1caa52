import { type Machine, machineFor, matches, rangesIn } from './pattern-machine.ts';
import { NUMBER, numbersIn, PLACEHOLDER, placeholderProblem } from './placeholder.ts';
import { fullName, isReference, parseReference, type Reference, shortName } from './reference.ts';
import { typoHint } from './typo-hints.ts';

/** A selector that stands for every name that it matches. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly requested: string;
  /** Only `**` alone stands for untagged images too. */
  readonly takesUntagged: boolean;
  /** Whether it holds `{closed-pr}`. */
  readonly isNumbered: boolean;
  /** The pattern with its braces expanded, except `{closed-pr}`. A name must match one of these. */
  readonly alternatives: readonly string[];
  /** Tries all alternatives at once. */
  readonly machine: Machine;
}

export interface PatternProblem {
  readonly requested: string;
  readonly problem: string;
}

const LONGEST = 1000;

const MOST_ALTERNATIVES = 500;

/** Allows a dash only between the two ends of a range, as Go's path.Match does. */
const CLASS = /\[[!^]?(?:[\w.](?:-[\w.])?)+\]/g;

const EMPTY_PART = /(?:^|\/)\.{0,2}(?:\/|$)/;

const EMPTY_PART_PROBLEM = 'no name has an empty part, "." or ".." between slashes';

/** Common mistakes and their messages. The first match is reported. */
const MISTAKES: readonly (readonly [mistake: RegExp, problem: string])[] = [
  [/^!/, 'a pattern cannot exclude; list what must stay in `keep`'],
  [/[^\w.\-/:@*?[\]{},!^]/, 'only the characters of image names and * ? [ ] { } , can stand in a pattern'],
  [/\{[^{}]*\.\.[^{}]*\}/, 'a range such as {1..9} is not known; write [1-9] or {1,2,3}'],
  [/\{[^{},]*\}/, 'braces hold a choice, as in {a,b}'],
  [EMPTY_PART, EMPTY_PART_PROBLEM],
];

export function isPatternText(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

export function parsePattern(requested: string): Pattern | PatternProblem {
  if (requested.length > LONGEST) return { requested, problem: `longer than ${String(LONGEST)} characters` };
  const plain = requested.replaceAll(PLACEHOLDER, '1');
  const problem = typoHint(requested) ?? MISTAKES.find(([mistake]) => mistake.test(plain))?.[1];
  if (problem !== undefined) return { requested, problem };
  const alternatives = expandBraces(requested.replaceAll(PLACEHOLDER, NUMBER));
  if (alternatives === undefined) {
    return {
      requested,
      problem: `its braces stand for more than ${String(MOST_ALTERNATIVES)} names; write fewer`,
    };
  }
  if (alternatives.some((one) => /[{}[\]!^,]/.test(one.replaceAll(CLASS, '')))) {
    return { requested, problem: 'a bracket or brace is not closed, or stands in a wrong place' };
  }
  const misplaced = placeholderProblem(alternatives);
  if (misplaced !== undefined) return { requested, problem: misplaced };
  if (alternatives.some((one) => EMPTY_PART.test(one))) return { requested, problem: EMPTY_PART_PROBLEM };
  if (alternatives.some(hasBackwardRange))
    return { requested, problem: 'a range in brackets runs backwards' };
  return patternOf(
    { kind: 'pattern', requested, takesUntagged: requested === '**', isNumbered: plain !== requested },
    alternatives.map((one) => one.replaceAll(NUMBER, PLACEHOLDER)),
  );
}

/** A pattern with the given alternatives. */
export function patternOf(
  { kind, requested, takesUntagged, isNumbered }: Omit<Pattern, 'alternatives' | 'machine'>,
  alternatives: readonly string[],
): Pattern {
  return { kind, requested, takesUntagged, isNumbered, alternatives, machine: machineFor(alternatives) };
}

function hasBackwardRange(alternative: string): boolean {
  return (alternative.match(CLASS) ?? []).some((text) => rangesIn(text).some(([from, to]) => from > to));
}

/** Expands one group of braces after another, the innermost first; undefined if there would be too many. */
function expandBraces(text: string): readonly string[] | undefined {
  let texts: readonly string[] = [text];
  for (;;) {
    if (!texts.some((one) => BRACES.test(one))) return texts;
    const next = texts.flatMap(expandFirstBraces);
    if (next.length > MOST_ALTERNATIVES) return undefined;
    texts = next;
  }
}

const BRACES = /\{([^{}]*)\}/;

function expandFirstBraces(text: string): readonly string[] {
  const group = BRACES.exec(text);
  if (group === null) return [text];
  const [whole, inside = ''] = group;
  return inside
    .split(',')
    .map((choice) => text.slice(0, group.index) + choice + text.slice(group.index + whole.length));
}

/**
 * Tries the repository and the whole reference, each in its short and its full form. A pattern such as `*:1*`
 * must not match the digits of a digest, so a pattern without `@` ignores the digest.
 */
export function matchesReference(pattern: Pattern, fullReference: string): boolean {
  return matchesSpelling(pattern, spellingsOf(fullReference));
}

/** The same for a caller that tries many patterns against one name. */
export function matchesSpelling(pattern: Pattern, spellings: Spellings): boolean {
  if (pattern.isNumbered) return numbersMeant(pattern, spellings).length > 0;
  return spellingsFor(pattern, spellings).some((name) => matches(pattern.machine, name));
}

/** Every number that `{closed-pr}` can stand for. With stars beside it, a name can be read in several ways. */
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
  // The order is the one in the name.
  return [...numbers].filter((number) => found.has(number));
}

/** All forms of a reference that a pattern is tried against. */
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

/** The pattern with `**` for each `*` of its repository; undefined if there is no such star. */
export function throughSlashes(pattern: string): string | undefined {
  const tag = pattern.indexOf(':', pattern.lastIndexOf('/') + 1);
  const end = tag < 0 ? pattern.length : tag;
  const repository = pattern.slice(0, end).replaceAll(/(?<!\*)\*(?!\*)/g, '**');
  const deeper = repository + pattern.slice(end);
  // `**` alone chooses every image, so it is never suggested.
  return deeper === pattern || deeper === '**' ? undefined : deeper;
}
