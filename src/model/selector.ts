import { oncePer } from './collections.ts';
import type { Image } from './image.ts';
import { isPatternText, matchesSpelling, parsePattern, type Pattern, spellingsOf } from './pattern.ts';
import { asHeld, fullName, isReference, parseReference, type Reference, repositoryOf } from './reference.ts';
import { typoHint } from './typo-hints.ts';

/** One thing that the user asked for outright, before any engine was asked what it is. */
export type NamedSelector =
  | { readonly kind: 'reference'; readonly requested: string; readonly reference: Reference }
  | { readonly kind: 'id'; readonly requested: string; readonly hex: string }
  /** Reads as a name and as an ID alike: as in Docker the name wins, and only the engine knows whether there is one. */
  | {
      readonly kind: 'reference-or-id';
      readonly requested: string;
      readonly reference: Reference;
      readonly hex: string;
    };

/** Anything that a list of images may hold. */
export type Selector = NamedSelector | Pattern;

export interface SelectorProblem {
  readonly requested: string;
  readonly problem: string;
}

const ID = /^(?:sha256:)?([a-f0-9]{4,64})$/;

const FULL_ID_LENGTH = 64;

/** Would be a tag of an image called `sha256`, which nobody means. */
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

/** A name with the address of a registry in brackets is a name all the same. */
export function parseSelector(requested: string): Selector | SelectorProblem {
  const item = parseNamedSelector(requested);
  if (isNamedSelector(item) || !isPatternText(requested)) return item;
  const pattern = parsePattern(requested);
  return 'kind' in pattern ? pattern : { requested, problem: `no pattern: ${pattern.problem}` };
}

export function isSelector(parsed: Selector | SelectorProblem): parsed is Selector {
  return 'kind' in parsed;
}

/** A name without a tag and without a digest. */
export function isBareName({ requested }: Pick<NamedSelector, 'requested'>): boolean {
  return !/[:@]/.test(requested.slice(requested.lastIndexOf('/') + 1));
}

/** `app:1@sha256:…` means the digest, and whoever keeps it will not want to lose the tag. */
export function namesMeantBy({ reference }: Exclude<NamedSelector, { kind: 'id' }>): readonly string[] {
  const { domain, path, tag } = reference;
  return [asHeld(reference), tag === undefined ? asHeld(reference) : { domain, path, tag }].map(fullName);
}

/** Answers what `keep` protects without a walk through all that it names. Of several items the first is told. */
export interface Keeper {
  /** Whether the image itself is named, and not one of its references. */
  readonly ofImage: (image: Pick<Image, 'id' | 'impliedDigests'>) => Selector | undefined;
  readonly ofReference: (name: string) => Selector | undefined;
}

interface Place {
  readonly wish: Selector;
  readonly index: number;
}

/** The fewest digits that an ID is written with. */
const SHORTEST_ID = 4;

/** Once for a list, which stands for many images. */
export const keeperOf = oncePer((keep: readonly Selector[]): Keeper => {
  const places = keep.map((wish, index): Place => ({ wish, index }));
  const patterns: (Place & { readonly wish: Pattern })[] = [];
  const everything: Place[] = [];
  const names = new Map<string, Place>();
  const repositories = new Map<string, Place>();
  const ids = new Map<string, (Place & { readonly hex: string })[]>();
  for (const place of places) {
    const { wish, index } = place;
    if (wish.kind === 'pattern') {
      patterns.push({ wish, index });
      if (wish.takesUnnamed) everything.push(place);
      continue;
    }
    if (wish.kind !== 'reference') {
      const start = wish.hex.slice(0, SHORTEST_ID);
      const alike = ids.get(start) ?? [];
      alike.push({ ...place, hex: wish.hex });
      ids.set(start, alike);
    }
    if (wish.kind === 'id') continue;
    // Whoever keeps `postgres` would not forgive the loss of `postgres:16`.
    if (isBareName(wish)) addFirst(repositories, repositoryOf(fullName(wish.reference)), place);
    for (const name of namesMeantBy(wish)) addFirst(names, name, place);
  }
  return {
    ofImage: ({ id, impliedDigests = [] }) => {
      const hex = id.slice('sha256:'.length);
      // Rather one too many: a prefix keeps all that it fits.
      const byId = ids.get(hex.slice(0, SHORTEST_ID))?.find((one) => hex.startsWith(one.hex));
      return first([everything[0], byId, ...impliedDigests.map((name) => names.get(name))])?.wish;
    },
    ofReference: (name) => {
      const own = first([names.get(name), repositories.get(repositoryOf(name))]);
      const earlier = own === undefined ? patterns : patterns.filter(({ index }) => index < own.index);
      if (earlier.length === 0) return own?.wish;
      const spellings = spellingsOf(name);
      return (earlier.find(({ wish }) => matchesSpelling(wish, spellings)) ?? own)?.wish;
    },
  };
});

function addFirst(places: Map<string, Place>, key: string, place: Place): void {
  if (!places.has(key)) places.set(key, place);
}

function first(places: readonly (Place | undefined)[]): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    if (place !== undefined && (best === undefined || place.index < best.index)) best = place;
  }
  return best;
}
