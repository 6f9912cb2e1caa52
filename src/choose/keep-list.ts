import { oncePer } from '../model/collections.ts';
import type { Image } from '../model/image.ts';
import { matchesSpelling, type Pattern, spellingsOf } from '../model/pattern.ts';
import { fullName, repositoryOf } from '../model/reference.ts';
import { isBareName, namesMeantBy, type Selector } from '../model/selector.ts';

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
