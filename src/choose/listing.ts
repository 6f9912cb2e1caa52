import { EngineError } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Baseline } from '../model/baseline.ts';
import type { EngineKind } from '../model/engine-traits.ts';
import { type Filter, valuesOf } from '../model/filter.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { InputError } from '../model/input-error.ts';
import type { Pattern } from '../model/pattern.ts';
import { isNamedSelector, parseNamedSelector, type Selector } from '../model/selector.ts';
import type { InputsToChooseBy } from './choose.ts';
import type { Find } from './known-images.ts';
import { type Listed, listedBy, narrowed, passesTheRest } from './matches.ts';
import { referenceFilters } from './reference-filters.ts';
import { lookUp } from './resolve.ts';

export const NOTHING: Listed = new Map();

/** What was there before need not be looked up. */
export function onlyNew(listed: Listed, baseline: Baseline | undefined): Listed {
  if (baseline === undefined) return listed;
  const isNew = (image: Image): boolean =>
    !baseline.images.has(image.id) || referencesOf(image).some((name) => !baseline.references.has(name));
  return new Map([...listed].filter(([, image]) => isNew(image)));
}

/** Asks the engine for no more than can be meant: describing images is dear on the containerd store. */
export async function listPassing(
  { images: wishes, filters, noPrune }: InputsToChooseBy,
  engine: Engine,
  find: Find,
): Promise<Listed> {
  const { store } = engine.facts;
  const known = listedBy(engine.facts);
  const isAsked = ({ key }: Filter): boolean => known.some((one) => one === key);
  const asked: Filter[] = [];
  for (const filter of filters.filter(isAsked)) {
    const isImage = filter.key === 'before' || filter.key === 'since';
    const value = isImage ? await demandImage(filter, store, find) : filter.value;
    // Podman reads a name in its own way.
    asked.push(store === 'podman' ? { ...filter, value } : filter);
  }
  const rest = filters.filter((filter) => !isAsked(filter));
  const isByReference = valuesOf(filters, 'reference').length > 0;
  const canNarrow = !isByReference && known.includes('reference');
  const names = !canNarrow ? [] : referenceFilters(filters.length === 0 ? patternsOf(wishes) : wishes);
  const narrowing = names.map((value): Filter => ({ key: 'reference', value }));
  // The containerd store hides images without a name that others are built on, and yet a prune takes them.
  const withHidden = store === 'containerd' && !noPrune;
  const list = (more: readonly Filter[]): Promise<readonly Image[]> =>
    engine.listed([...more, ...narrowing], withHidden);
  const [listed, unwanted] = await Promise.all([list(asked), labelledInAnyVariant(rest, store, list)]);
  const isTimed = valuesOf(rest, 'until').length > 0;
  if (isTimed && engine.clock === undefined)
    throw new EngineError('nonsense', 'the engine does not tell its time, which `until` needs');
  const clock = engine.clock ?? { ms: 0, zone: 'Z' };
  const left = listed
    .filter((image) => !unwanted.has(image.id) && passesTheRest(image, rest, clock))
    .flatMap((image) => narrowed(image, rest) ?? []);
  return new Map(left.map((image) => [image.id, image]));
}

/** A list of the containerd store tells the labels of one variant only; asked for a label, it looks at them all. */
async function labelledInAnyVariant(
  rest: readonly Filter[],
  store: EngineKind,
  list: (filters: readonly Filter[]) => Promise<readonly Image[]>,
): Promise<ReadonlySet<string>> {
  const values = store === 'containerd' ? valuesOf(rest, 'label!') : [];
  const found = await Promise.all(values.map((value) => list([{ key: 'label', value }])));
  return new Set(found.flat().map(({ id }) => id));
}

function patternsOf(wishes: readonly Selector[]): readonly Pattern[] {
  return wishes.filter((wish) => wish.kind === 'pattern');
}

/** An engine that does not know the image lists nothing, which would pass for an empty choice. */
async function demandImage({ key, value }: Filter, store: EngineKind, find: Find): Promise<string> {
  const item = parseNamedSelector(value);
  const image = isNamedSelector(item) ? (await lookUp(item, store, find)).image : undefined;
  if (image !== undefined) return image.id;
  const allowed = 'names an image that is not there, so nothing can be compared with it';
  throw new InputError([{ input: 'filters', value: `${key}=${value}`, allowed }]);
}
