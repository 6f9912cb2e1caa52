import { oncePer } from './collections.ts';
import type { Image } from './image.ts';
import { isPatternText, matchesSpelling, parsePattern, type Pattern, spellingsOf } from './pattern.ts';
import { asHeld, fullName, isReference, parseReference, type Reference, repositoryOf } from './reference.ts';
import { typoHint } from './typo-hints.ts';

/** One image that the user named, before any engine was asked what the name stands for. */
export type NamedSelector =
  | { readonly kind: 'reference'; readonly requested: string; readonly reference: Reference }
  | { readonly kind: 'id'; readonly requested: string; readonly hex: string }
  /** Can be read as a name and as an ID. As in Docker the name wins, and only the engine knows whether it exists. */
  | {
      readonly kind: 'reference-or-id';
      readonly requested: string;
      readonly reference: Reference;
      readonly hex: string;
    };

/** One line of `images` or `keep`. */
export type Selector = NamedSelector | Pattern;

export interface SelectorProblem {
  readonly requested: string;
  readonly problem: string;
}

const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;

const FULL_ID_LENGTH = 64;

/** Docker would read this as a tag of an image called `sha256`, but it is a mistyped ID. */
const MISTYPED_ID = /^sha256:(?=.{40})(?![a-f0-9]{1,64}$)/;

export function parseNamedSelector(requested: string): NamedSelector | SelectorProblem {
  const hex = ID.exec(requested)?.[1];
  if (hex?.length === FULL_ID_LENGTH) return { kind: 'id', requested, hex };
  const reference = parseReference(requested);
  if (isReference(reference) && !MISTYPED_ID.test(requested)) {
    return hex === undefined
      ? { kind: 'reference', requested, reference }
      : { kind: 'reference-or-id', requested, reference, hex };
  }
  const why = typoHint(requested) ?? ('problem' in reference ? reference.problem : '');
  return { requested, problem: `not an image reference or ID: ${why}` };
}

export function isNamedSelector(parsed: NamedSelector | SelectorProblem): parsed is NamedSelector {
  return 'kind' in parsed;
}

/** A name is tried first, since the IPv6 address of a registry has brackets too. */
export function parseSelector(requested: string): Selector | SelectorProblem {
  const named = parseNamedSelector(requested);
  if (isNamedSelector(named) || !isPatternText(requested)) return named;
  const pattern = parsePattern(requested);
  return 'kind' in pattern ? pattern : { requested, problem: `not a pattern: ${pattern.problem}` };
}

export function isSelector(parsed: Selector | SelectorProblem): parsed is Selector {
  return 'kind' in parsed;
}

/** Whether a name has neither a tag nor a digest. */
export function isBareName({ requested }: Pick<NamedSelector, 'requested'>): boolean {
  return !/[:@]/.test(requested.slice(requested.lastIndexOf('/') + 1));
}

/** `app:1@sha256:…` means the digest, but `keep` protects the tag as well. */
export function namesMeantBy({ reference }: Exclude<NamedSelector, { kind: 'id' }>): readonly string[] {
  const { domain, path, tag } = reference;
  return [asHeld(reference), tag === undefined ? asHeld(reference) : { domain, path, tag }].map(fullName);
}

/** Finds the first selector of `keep` that protects an image or a name, without a search through all of them. */
export interface Keeper {
  /** For the image itself, and not for one of its references. */
  readonly ofImage: (image: Pick<Image, 'id' | 'impliedDigests'>) => Selector | undefined;
  readonly ofReference: (name: string) => Selector | undefined;
}

interface Place {
  readonly selector: Selector;
  readonly index: number;
}

/** The fewest digits of an ID that the inputs accept. */
const SHORTEST_ID = 4;

/** Computed once per list, since many images ask for it. */
export const keeperOf = oncePer((keep: readonly Selector[]): Keeper => {
  const places = keep.map((selector, index): Place => ({ selector, index }));
  const patterns: (Place & { readonly selector: Pattern })[] = [];
  const everything: Place[] = [];
  const names = new Map<string, Place>();
  const repositories = new Map<string, Place>();
  const ids = new Map<string, (Place & { readonly hex: string })[]>();
  for (const place of places) {
    const { selector, index } = place;
    if (selector.kind === 'pattern') {
      patterns.push({ selector, index });
      if (selector.takesUntagged) everything.push(place);
      continue;
    }
    if (selector.kind !== 'reference') {
      const start = selector.hex.slice(0, SHORTEST_ID);
      const sameStart = ids.get(start) ?? [];
      sameStart.push({ ...place, hex: selector.hex });
      ids.set(start, sameStart);
    }
    if (selector.kind === 'id') continue;
    // `keep: postgres` protects the whole repository, such as `postgres:16`.
    if (isBareName(selector)) addFirst(repositories, repositoryOf(fullName(selector.reference)), place);
    for (const name of namesMeantBy(selector)) addFirst(names, name, place);
  }
  return {
    ofImage: ({ id, impliedDigests = [] }) => {
      const hex = id.slice('sha256:'.length);
      // An ID prefix protects every image that it matches, since one too many does no harm.
      const byId = ids.get(hex.slice(0, SHORTEST_ID))?.find((place) => hex.startsWith(place.hex));
      return earliest([everything[0], byId, ...impliedDigests.map((name) => names.get(name))])?.selector;
    },
    ofReference: (name) => {
      const byName = earliest([names.get(name), repositories.get(repositoryOf(name))]);
      const earlier = byName === undefined ? patterns : patterns.filter(({ index }) => index < byName.index);
      if (earlier.length === 0) return byName?.selector;
      const spellings = spellingsOf(name);
      return (earlier.find(({ selector }) => matchesSpelling(selector, spellings)) ?? byName)?.selector;
    },
  };
});

function addFirst(places: Map<string, Place>, key: string, place: Place): void {
  if (!places.has(key)) places.set(key, place);
}

function earliest(places: readonly (Place | undefined)[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    if (place !== undefined && (best === undefined || place.index < best.index)) best = place;
  }
  return best;
}
