import { isListedBy } from '../../../src/choose/matches.ts';
import { ENGINE_FILTERS, type EngineFilter, type ListFilter } from '../../../src/model/filter.ts';
import { isNamedSelector, parseNamedSelector } from '../../../src/model/selector.ts';
import { asHeld, familiar, fullName } from '../../../src/model/reference.ts';
import { referencesOf, type Image } from '../../../src/model/image.ts';
import { momentOf } from '../../../src/model/until.ts';
import { EngineError } from '../../../src/engine/errors.ts';
import { familiarMatch } from '../go-path-match.ts';
import { findImage, listed, visibleImages } from './describe.ts';
import type { StoredImage, StoreState } from './state.ts';

/** Whether an image passes all values of one filter, as Docker joins them. */
type Passes = (image: StoredImage, values: readonly string[], state: StoreState) => boolean;

const PASSES: Readonly<Record<EngineFilter, Passes>> = {
  dangling: (image, values, { facts }) => {
    const isNamed = referencesOf(image).length > 0;
    // To the graphdriver store what has only a digest is both.
    const isDangling = facts.store === 'graphdriver' ? image.tags.length === 0 : !isNamed;
    return values.every((value) => (value === 'true' ? isDangling : isNamed));
  },
  label: ({ labels = {} }, values) => values.every((value) => hasLabel(labels, value)),
  'label!': ({ labels = {} }, values) => !values.some((value) => hasLabel(labels, value)),
  until: (image, values, { clock = { ms: 0, zone: 'Z' }, facts }) => {
    // The containerd store counts from when an image came here.
    const moment = (facts.store === 'containerd' ? image.tagged : undefined) ?? image.created ?? 0;
    return values.every((value) => moment < momentOf(value, clock));
  },
  reference: (image, values) => values.length === 0 || referencesOf(narrowed(image, values)).length > 0,
  before: (image, values, state) => values.every((value) => isOlder(image, meant(value, state))),
  since: (image, values, state) => values.every((value) => isOlder(meant(value, state), image)),
};

/** A list of images, asked for with the engine's own filters. */
export function listedWith(
  filters: readonly ListFilter[],
  withHidden: boolean,
  state: StoreState,
): readonly Image[] {
  const known = ENGINE_FILTERS.filter((key) => isListedBy(state.facts, key));
  const unknown = filters.find(({ key }) => !known.some((one) => one === key));
  if (unknown !== undefined)
    throw new EngineError('status', `the engine answered 400: invalid filter '${unknown.key}'`);
  const valuesOf = (key: EngineFilter): readonly string[] =>
    filters.flatMap((filter) => (filter.key === key ? filter.value : []));
  const shown = withHidden ? [...state.images.values()] : visibleImages(state);
  const references = valuesOf('reference');
  return shown
    .filter((image) => known.every((key) => PASSES[key](image, valuesOf(key), state)))
    .map((image) => listed(references.length === 0 ? image : narrowed(image, references), state));
}

/** A list by reference tells only the names that fit. */
function narrowed(image: StoredImage, patterns: readonly string[]): StoredImage {
  const fits = (name: string): boolean => patterns.some((one) => familiarMatch(one, familiar(name)));
  return { ...image, tags: image.tags.filter(fits), digests: image.digests.filter(fits) };
}

/** Of an image that is not there, none is older and none is newer. */
function isOlder(one: Image | undefined, other: Image | undefined): boolean {
  return one?.created !== undefined && other?.created !== undefined && one.created < other.created;
}

/** A filter names an image as a person writes it. */
function meant(text: string, state: StoreState): StoredImage | undefined {
  const item = parseNamedSelector(text);
  if (!isNamedSelector(item)) return undefined;
  const named = item.kind === 'id' ? undefined : findImage(fullName(asHeld(item.reference)), state);
  return named ?? (item.kind === 'reference' ? undefined : findImage(`sha256:${item.hex}`, state));
}

function hasLabel(labels: Readonly<Record<string, string>>, text: string): boolean {
  const [key = '', ...value] = text.split('=');
  return key in labels && (value.length === 0 || labels[key] === value.join('='));
}
