import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { type Baseline, whyNotNew } from '../model/baseline.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import type { ContainerRule } from '../model/container-rule.ts';
import { type Container, containersUsing } from '../model/container.ts';
import { type Filter, filterText, valuesOf } from '../model/filter.ts';
import { type Image, isNameOf } from '../model/image.ts';
import type { Protection } from '../model/outcome.ts';
import { type Pattern, throughSlashes } from '../model/pattern.ts';
import type { AskPullRequests } from '../model/pull-request.ts';
import type { Selector } from '../model/selector.ts';
import { type PresentTarget, type Target, targetKey } from '../model/target.ts';
import { withoutOpenPullRequests } from './closed-pull-requests.ts';
import { type Find, finder, type KnownImages } from './known-images.ts';
import { listPassing, NOTHING, onlyNew } from './listing.ts';
import { type Listed, mayMatch, targetsOf } from './matches.ts';
import { protect } from './protect.ts';
import { resolve } from './resolve.ts';

export interface Choice {
  readonly targets: readonly Target[];
  readonly spared: ReadonlyMap<Target, Protection>;
  /** Every image that a target stands for, as the engine describes it. */
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  readonly rule: ContainerRule;
  readonly notes: readonly string[];
  /** Why something that was asked for could not even be chosen. */
  readonly failures: readonly string[];
}

export type InputsToChooseBy = Pick<
  Inputs,
  'images' | 'filters' | 'keep' | 'force' | 'noPrune' | 'containers'
> &
  Pick<Inputs, 'measure' | 'backup' | 'dryRun' | 'untilFree' | 'platforms' | 'scope'>;

/** What a job knows of itself. */
export interface Job {
  /** Beginnings of the IDs of the container that this runs in. */
  readonly ownContainer: () => readonly string[];
  /** What was there before, if only what is new may go. */
  readonly baseline: Baseline | undefined;
  readonly askPullRequests: AskPullRequests;
  readonly stock: KnownImages | undefined;
  /** Whether the disk tells what was freed. */
  readonly isDiskVisible: boolean;
}

/** What the items stand for on this engine, and what of it is left alone. Changes nothing. */
export async function choose(
  wanted: InputsToChooseBy,
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
  const { chosen, kept, failures } = await withoutOpenPullRequests(matched, askPullRequests);
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
  const spared = protect(targets, scene);
  const notes = unmatchedNotes(patterns, matched, filters, baseline);
  return { targets, spared, images, containers, rule, notes, failures };
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
function inOrderOfWishes(wishes: readonly Selector[], targets: readonly Target[]): readonly Target[] {
  const place = new Map(wishes.map((wish, index) => [wish, index]));
  const firstOnes = new Map<string, Target>();
  for (const target of targets) {
    const key = targetKey(target);
    if (!firstOnes.has(key)) firstOnes.set(key, target);
  }
  return [...firstOnes.values()].toSorted((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0));
}

function unmatchedNotes(
  patterns: readonly Pattern[],
  matched: readonly Target[],
  filters: readonly Filter[],
  baseline: Baseline | undefined,
): readonly string[] {
  const busy = new Set<Selector>(matched.map(({ item }) => item));
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
