import { listedBy, mayMatch, narrowed, passesTheRest, targetsOf, type Listed } from './domain/choice.ts';
import { containersUsing } from './domain/containers.ts';
import { whyNotNew, type Baseline } from './domain/baseline.ts';
import type { EvictionRule } from './domain/evict.ts';
import { filterText, valuesOf, type Filter } from './domain/filter.ts';
import { InputError } from './domain/input-error.ts';
import { isItem, parseItem, type Wish } from './domain/item.ts';
import type { Pattern } from './domain/pattern.ts';
import type { AskPullRequests } from './domain/pull-request.ts';
import { referenceFilters } from './domain/pushdown.ts';
import { spare } from './domain/spare.ts';
import { throughSlashes } from './domain/stars.ts';
import { isNameOf, referencesOf, type Container, type Image, type Store } from './domain/store.ts';
import type { Sparing } from './domain/survey.ts';
import { targetKey, type PresentTarget, type Target } from './domain/target.ts';
import { EngineError } from './engine/errors.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { inquire } from './inquire.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';
import { lookUp, resolve } from './resolve.ts';
import { finder, type Find, type Stock } from './stock.ts';

export interface Choice {
  readonly targets: readonly Target[];
  readonly spared: ReadonlyMap<Target, Sparing>;
  /** Every image that a target stands for, as the engine describes it. */
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  readonly rule: EvictionRule;
  readonly notes: readonly string[];
  /** Why something that was asked for could not even be chosen. */
  readonly failures: readonly string[];
}

type Wanted = Pick<Inputs, 'images' | 'filters' | 'keep' | 'force' | 'noPrune' | 'containers'> &
  Pick<Inputs, 'measure' | 'backup' | 'dryRun' | 'untilFree' | 'platforms' | 'scope'>;

/** What a job knows of itself. */
export interface Job {
  /** Beginnings of the IDs of the container that this runs in. */
  readonly ownContainer: () => readonly string[];
  /** What was there before, if only what is new may go. */
  readonly baseline: Baseline | undefined;
  readonly askPullRequests: AskPullRequests;
  readonly stock: Stock | undefined;
  /** Whether the disk tells what was freed. */
  readonly isDiskVisible: boolean;
}

/** What the items stand for on this engine, and what of it is left alone. Changes nothing. */
export async function choose(
  wanted: Wanted,
  engine: Engine,
  { ownContainer, baseline, askPullRequests, stock, isDiskVisible }: Job,
): Promise<Choice> {
  const { images: wishes, filters } = wanted;
  const patterns = wishes.filter((wish) => wish.kind === 'pattern');
  const items = wishes.filter((wish) => wish.kind !== 'pattern');
  const findAmong = finder(stock, engine, wanted, isDiskVisible);
  const find = findAmong(items.length);
  const [named, containers, listed] = await Promise.all([
    resolve(items, engine, find),
    engine.containers(wanted.containers !== 'keep'),
    patterns.length > 0 || filters.length > 0 ? listPassing(wanted, engine, find) : NOTHING,
  ]);
  const found = await lookUpMatches(patterns, onlyNew(listed, baseline), findAmong);
  const images = new Map(found.map((image) => [image.id, image]));
  for (const { image } of named) if (image !== undefined) images.set(image.id, image);
  const passes = passing(listed, images, containers, filters);
  const reason = `it does not pass the filters (${filterText(filters)})`;
  const leftOut = (target: PresentTarget): string | undefined =>
    (baseline === undefined ? undefined : whyNotNew(target, baseline)) ??
    (filters.length === 0 || passes(target) ? undefined : reason);
  // On the containerd store a digest would take the tags of its repository along.
  const stays = (tag: string): boolean =>
    engine.facts.store === 'graphdriver' && baseline?.references.has(tag) === true;
  const matched = patternTargets(patterns, found, stays).filter((target) => leftOut(target) === undefined);
  const { chosen, kept, failures } = await inquire(matched, askPullRequests);
  const all = [...named.map(({ target }) => target), ...chosen, ...kept.keys()];
  const targets = inOrderOfWishes(wishes, all);
  const rule = { containers: wanted.containers, ownContainer: ownContainer(), baseline };
  const scene = {
    images,
    containers,
    keep: wanted.keep,
    store: engine.facts.store,
    force: wanted.force,
    leftOut: (target: PresentTarget) => kept.get(target) ?? leftOut(target),
    rule,
  };
  const spared = spare(targets, scene);
  const notes = idle(patterns, matched, filters, baseline);
  return { targets, spared, images, containers, rule, notes, failures };
}

const NOTHING: Listed = new Map();

/** What was there before need not be looked up. */
function onlyNew(listed: Listed, baseline: Baseline | undefined): Listed {
  if (baseline === undefined) return listed;
  const isNew = (image: Image): boolean =>
    !baseline.images.has(image.id) || referencesOf(image).some((name) => !baseline.references.has(name));
  return new Map([...listed].filter(([, image]) => isNew(image)));
}

/** Asks the engine for no more than can be meant: describing images is dear on the containerd store. */
async function listPassing(
  { images: wishes, filters, noPrune }: Wanted,
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
  store: Store,
  list: (filters: readonly Filter[]) => Promise<readonly Image[]>,
): Promise<ReadonlySet<string>> {
  const values = store === 'containerd' ? valuesOf(rest, 'label!') : [];
  const found = await Promise.all(values.map((value) => list([{ key: 'label', value }])));
  return new Set(found.flat().map(({ id }) => id));
}

function patternsOf(wishes: readonly Wish[]): readonly Pattern[] {
  return wishes.filter((wish) => wish.kind === 'pattern');
}

/** An engine that does not know the image lists nothing, which would pass for an empty choice. */
async function demandImage({ key, value }: Filter, store: Store, find: Find): Promise<string> {
  const item = parseItem(value);
  const image = isItem(item) ? (await lookUp(item, store, find)).image : undefined;
  if (image !== undefined) return image.id;
  const allowed = 'names an image that is not there, so nothing can be compared with it';
  throw new InputError([{ input: 'filters', value: `${key}=${value}`, allowed }]);
}

async function lookUpMatches(
  patterns: readonly Pattern[],
  listed: Listed,
  findAmong: (chosen: number) => Find,
): Promise<readonly Image[]> {
  if (patterns.length === 0) return [];
  const candidates = [...listed.values()].filter((image) =>
    patterns.some((pattern) => mayMatch(pattern, image)),
  );
  const find = findAmong(candidates.length);
  const found = await inParallel(READS_AT_ONCE, candidates, ({ id }) => find(id));
  return found.filter((image) => image !== undefined);
}

function patternTargets(
  patterns: readonly Pattern[],
  images: readonly Image[],
  stays: (tag: string) => boolean,
): readonly PresentTarget[] {
  const sorted = images.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  return patterns.flatMap((pattern) => sorted.flatMap((image) => targetsOf(pattern, image, stays)));
}

function sortName({ id, tags, digests }: Image): string {
  return tags[0] ?? digests[0] ?? id;
}

/** Whether the filters let a target through: its image, and its reference where they speak of references. */
function passing(
  listed: Listed,
  images: ReadonlyMap<string, Image>,
  containers: readonly Container[],
  filters: readonly Filter[],
): (target: PresentTarget) => boolean {
  const isByReference = valuesOf(filters, 'reference').length > 0;
  const unused = valuesOf(filters, 'unused');
  return (target) => {
    const entry = listed.get(target.image);
    const image = images.get(target.image);
    if (entry === undefined || image === undefined) return false;
    if (isByReference && target.kind === 'reference' && !isNameOf(target.reference, entry)) {
      return false;
    }
    const isUnused = containersUsing(image, containers).length === 0;
    return unused.every((value) => value === String(isUnused));
  };
}

/** Each target once, where its first item stands; what is named outright is so, whatever else matches it. */
function inOrderOfWishes(wishes: readonly Wish[], targets: readonly Target[]): readonly Target[] {
  const place = new Map(wishes.map((wish, index) => [wish, index]));
  const firstOnes = new Map<string, Target>();
  for (const target of targets) {
    const key = targetKey(target);
    if (!firstOnes.has(key)) firstOnes.set(key, target);
  }
  return [...firstOnes.values()].toSorted((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0));
}

function idle(
  patterns: readonly Pattern[],
  matched: readonly Target[],
  filters: readonly Filter[],
  baseline: Baseline | undefined,
): readonly string[] {
  const busy = new Set<Wish>(matched.map(({ item }) => item));
  const added = baseline === undefined ? 'here' : 'that this job added';
  const what = `matches nothing ${added}${filters.length === 0 ? '' : ' that the filters let through'}`;
  return patterns
    .filter((pattern) => !busy.has(pattern))
    .map(({ requested }) => {
      const deeper = filters.length === 0 ? throughSlashes(requested) : undefined;
      const hint = deeper === undefined ? '' : `; a \`*\` stops at \`/\`: did you mean \`${deeper}\`?`;
      return `${requested} ${what}${hint}`;
    });
}
