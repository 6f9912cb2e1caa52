import picomatch from 'picomatch';
import { hintFor } from './hint.ts';
import {
  NUMBER,
  numbersIn,
  PLACEHOLDER,
  placeholderProblem,
  withAnyNumber,
  withNumber,
} from './placeholder.ts';
import { fullName, isReference, parseReference, shortName, type Reference } from './reference.ts';

/** Stands for every name that it matches. */
export interface Pattern {
  readonly kind: 'pattern';
  readonly requested: string;
  /** `**` alone stands for images without a name too. */
  readonly takesUnnamed: boolean;
  /** The same without braces: each of them is to be tried. With `{closed-pr}` they match more than is meant. */
  readonly alternatives: readonly string[];
  readonly regexes: readonly RegExp[];
  /** The sources of the regexes with a mark for the number of a pull request; undefined in a pattern without. */
  readonly numbered: readonly string[] | undefined;
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
  const problem = hintFor(requested) ?? SLIPS.find(([slip]) => slip.test(plain))?.[1];
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
  try {
    const sources = alternatives.map(toSource);
    return {
      kind: 'pattern',
      requested,
      takesUnnamed: requested === '**',
      alternatives: alternatives.map((one) => one.replaceAll(NUMBER, '[1-9]*')),
      regexes: sources.map((source) => new RegExp(withAnyNumber(source))),
      numbered: plain === requested ? undefined : sources,
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { requested, problem: 'a range in brackets runs backwards' };
  }
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

// Stand for what picomatch would only know between slashes; no name and no pattern has them.
const ANYTHING = '\u{e000}';
const FOLDERS = '\u{e001}';

/** `*` stops at a slash, `**` does not, wherever it stands; `a/**` + `/b` finds `a/b` too, as everywhere. */
function toSource(pattern: string): string {
  const marked = pattern
    .replaceAll('[!', '[^')
    .replaceAll(/(?<=^|\/)\*{2,}\//g, FOLDERS)
    .replaceAll(/\*{2,}/g, ANYTHING);
  const { source } = picomatch.makeRe(marked, {
    dot: true,
    windows: false,
    nobrace: true,
    noextglob: true,
    nonegate: true,
    strictSlashes: true,
    fastpaths: false,
    debug: true,
  });
  return source.replaceAll(FOLDERS, '(?:.*/)?').replaceAll(ANYTHING, '.*');
}

/**
 * Tried against the repository and the whole reference, in the short form and in the full one. The digits of a digest are
 * nothing that `*:1*` could mean.
 */
export function matchesReference(pattern: Pattern, fullReference: string): boolean {
  const names = namesFor(pattern, fullReference);
  return pattern.regexes.some((regex) => names.some((name) => regex.test(name)));
}

/** Every number that `{closed-pr}` can stand for: with stars beside it, one name can be read in several ways. */
export function pullRequestsIn(pattern: Pattern, fullReference: string): readonly number[] {
  const { numbered = [], regexes } = pattern;
  const names = namesFor(pattern, fullReference);
  const matching = numbered.filter((_, index) => names.some((name) => regexes[index]?.test(name) === true));
  return [...new Set(names.flatMap(numbersIn))].filter((number) =>
    matching.some((source) => {
      const regex = new RegExp(withNumber(source, number));
      return names.some((name) => regex.test(name));
    }),
  );
}

function namesFor({ requested }: Pattern, fullReference: string): readonly string[] {
  const parsed = parseReference(fullReference);
  return isReference(parsed) ? namesOf(parsed, requested.includes('@')) : [fullReference];
}

function namesOf(reference: Reference, withDigest: boolean): readonly string[] {
  const repository = { domain: reference.domain, path: reference.path };
  const meant = reference.digest === undefined || withDigest ? [repository, reference] : [repository];
  return [...new Set(meant.flatMap((one) => [shortName(one), fullName(one)]))];
}
