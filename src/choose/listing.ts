import { EngineError } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Filter, filtersBy, type ListFilter } from '../model/filter.ts';
import type { Image } from '../model/image.ts';
import { InputError } from '../model/input-error.ts';
import type { Pattern } from '../model/pattern.ts';
import type { Selector } from '../model/selector.ts';
import type { EngineSession } from './engine-session.ts';
import { isListedBy, type Listed, narrowed, passesTheRest, referencePatterns } from './matches.ts';
import { referenceFilters } from './reference-filters.ts';
import { resolve } from './resolve.ts';

/** Lists only images that can be chosen, since describing an image is expensive on the containerd store. */
export async function listPassing({ engine, inputs }: EngineSession): Promise<Listed> {
  const { images: selectors, filters, noPrune } = inputs;
  const traits = TRAITS[engine.facts.store];
  const asked: ListFilter[] = [
    ...(await boundary(filtersBy(filters, 'before'), engine)),
    ...(await boundary(filtersBy(filters, 'since'), engine)),
  ];
  const rest: Filter[] = [];
  const references = referencePatterns(engine.facts, filters);
  for (const filter of filters) {
    if (filter.key === 'reference' && references !== undefined) continue;
    if ('image' in filter) continue;
    if (filter.key === 'unused' || !isListedBy(engine.facts, filter.key)) rest.push(filter);
    else asked.push({ key: filter.key, value: filter.value });
  }
  const canNarrow = isListedBy(engine.facts, 'reference') && asked.every(({ key }) => key !== 'reference');
  const names = canNarrow
    ? referenceFilters(references ?? (filters.length === 0 ? patternsOf(selectors) : selectors))
    : [];
  const narrowing = names.map((value): ListFilter => ({ key: 'reference', value }));
  // Pruning removes hidden parents anyway, so selectors may choose them.
  const withHidden = traits.hidesParents && !noPrune;
  const list = (more: readonly ListFilter[]): Promise<readonly Image[]> =>
    engine.listed([...more, ...narrowing], withHidden);
  const labels = traits.listsLabelsOfOneVariant ? filtersBy(rest, 'label!').map(({ value }) => value) : [];
  const [listed, excluded] = await Promise.all([list(asked), labelledInAnyVariant(labels, list)]);
  const isTimed = filtersBy(rest, 'until').length > 0;
  if (isTimed && engine.clock === undefined)
    throw new EngineError('nonsense', 'the engine does not report its time, which `until` needs');
  const clock = engine.clock ?? { ms: 0, zone: 'Z' };
  const passing = listed
    .filter((image) => !excluded.has(image.id) && passesTheRest(image, rest, clock))
    .flatMap((image) => (references === undefined ? image : (narrowed(image, references) ?? [])));
  return new Map(passing.map((image) => [image.id, image]));
}

/** With a `label` filter the engine looks at all variants, although its list has the labels of one only. */
async function labelledInAnyVariant(
  labels: readonly string[],
  list: (filters: readonly ListFilter[]) => Promise<readonly Image[]>,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all(labels.map((value) => list([{ key: 'label', value }])));
  return new Set(found.flat().map(({ id }) => id));
}

function patternsOf(selectors: readonly Selector[]): readonly Pattern[] {
  return selectors.filter((selector) => selector.kind === 'pattern');
}

/** All values must hold, so the oldest image decides for `before`, and the newest for `since`: Podman joins them otherwise. */
async function boundary(
  filters: readonly Extract<Filter, { readonly image: unknown }>[],
  engine: Engine,
): Promise<readonly ListFilter[]> {
  const found = await Promise.all(
    filters.map(async (filter) => ({ key: filter.key, ...(await requiredImage(filter, engine)) })),
  );
  const byAge = found.toSorted((one, other) => (one.created ?? 0) - (other.created ?? 0));
  const decisive = byAge.at(byAge[0]?.key === 'before' ? 0 : -1);
  return decisive === undefined ? [] : [{ key: decisive.key, value: decisive.id }];
}

/** An engine that does not have the image lists nothing, which would look like an empty choice. */
async function requiredImage(
  { key, value, image: selector }: Extract<Filter, { readonly image: unknown }>,
  engine: Engine,
): Promise<Image> {
  const written = { input: 'filters', value: `${key}=${value}` } as const;
  const [found] = await resolve(
    [selector],
    engine,
    (name) => engine.inspect(name),
    () => written,
  );
  if (found?.image !== undefined) return found.image;
  const allowed = 'names an image that is not there, so nothing can be compared with it';
  throw new InputError([{ ...written, allowed }]);
}
