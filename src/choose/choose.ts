import { type MeasurePlan, measurePlan } from '../measure/measure-plan.ts';
import { type Baseline, whyNotNew } from '../model/baseline.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import type { ContainerRule } from '../model/container-rule.ts';
import { type Container, containersUsing } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Filter, filtersBy, filterText } from '../model/filter.ts';
import { type Image, isNameOf, referencesOf } from '../model/image.ts';
import type { Protection } from '../model/outcome.ts';
import { type Pattern, throughSlashes } from '../model/pattern.ts';
import { type PresentTarget, type Target, targetKey } from '../model/removal.ts';
import type { Selector } from '../model/selector.ts';
import { withoutOpenPullRequests } from './closed-pull-requests.ts';
import type { EngineSession } from './engine-session.ts';
import { listPassing } from './listing.ts';
import { type Listed, mayMatch, targetsOf } from './matches.ts';
import { holdNewest, type Newest } from './newest.ts';
import { protect } from './protect.ts';
import { finder, type KnownImages, knownImages, resolve } from './resolve.ts';

/** What the selectors stand for on one engine, and what is protected. */
export interface Choice {
  readonly targets: readonly Target[];
  /** Why a target is not removed. */
  readonly protections: ReadonlyMap<Target, Protection>;
  /** The images that `keep-newest` holds. */
  readonly newest: Newest;
  /** The image of every target, as the engine describes it. */
  readonly images: ReadonlyMap<string, Image>;
  readonly containers: readonly Container[];
  readonly rule: ContainerRule;
  readonly measure: MeasurePlan;
  readonly known: KnownImages | undefined;
  readonly notes: readonly string[];
  /** Why some selectors could choose nothing. */
  readonly failures: readonly string[];
}

const NOTHING_LISTED: Listed = new Map();

/** Finds the targets of all selectors and decides which are protected. Changes nothing on the engine. */
export async function choose(session: EngineSession): Promise<Choice> {
  const { engine, inputs, baseline } = session;
  const { images: selectors, filters } = inputs;
  const patterns = selectors.filter((selector) => selector.kind === 'pattern');
  const named = selectors.filter((selector) => selector.kind !== 'pattern');
  const isListed = patterns.length > 0 || filters.length > 0;
  // Before the account: what changes among containers from here on makes its figure less sure.
  const [listed, containers] = await Promise.all([
    isListed ? listPassing(session) : NOTHING_LISTED,
    engine.containers(inputs.containers !== 'keep'),
  ]);
  const candidates = patterns.length === 0 ? [] : candidatesOf(patterns, listed, baseline);
  const measure = measurePlan(inputs, engine, named.length + candidates.length);
  const known = await knownImages(engine, inputs, measure);
  const find = finder(known, engine, inputs, measure);
  const [resolved, matches] = await Promise.all([
    resolve(named, engine, find),
    inParallel(READS_AT_ONCE, candidates, ({ id }) => find(id)),
  ]);
  const found = matches.filter((image) => image !== undefined);
  const images = new Map(found.map((image) => [image.id, image]));
  for (const { image } of resolved) if (image !== undefined) images.set(image.id, image);
  const passes = filters.length === 0 ? undefined : filterTest(listed, images, containers, filters);
  const whyLeftOut = leftOutReason(session, passes);
  const matched = patternTargets(patterns, found, session).filter(
    (target) => whyLeftOut(target) === undefined,
  );
  const { chosen, kept, failures } = patterns.some(({ isNumbered }) => isNumbered)
    ? await withoutOpenPullRequests(matched, session.askPullRequests)
    : { chosen: matched, kept: new Map<PresentTarget, string>(), failures: [] };
  const all = [...resolved.map(({ target }) => target), ...chosen, ...kept.keys()];
  const targets = inOrderOfSelectors(selectors, all);
  const ownContainer = containers.length === 0 ? [] : session.ownContainer();
  const rule = { containers: inputs.containers, ownContainer, baseline };
  const protectedTargets = protect(targets, {
    images,
    containers,
    rule,
    keep: inputs.keep,
    store: engine.facts.store,
    force: inputs.force,
    leftOut: (target) => kept.get(target) ?? whyLeftOut(target),
  });
  const { keepNewest } = inputs;
  const { protections, newest } =
    keepNewest === undefined
      ? { protections: protectedTargets, newest: new Map<string, Protection>() }
      : holdNewest(targets, protectedTargets, { images, store: engine.facts.store, keepNewest });
  const notes = unmatchedNotes(patterns, matched, filters, baseline);
  return { targets, protections, newest, images, containers, rule, measure, known, notes, failures };
}

/** Says why the scope or the filters leave a target out; undefined if they let it through. */
function leftOutReason(
  { inputs: { filters }, baseline }: EngineSession,
  passes: ((target: PresentTarget) => boolean) | undefined,
): (target: PresentTarget) => string | undefined {
  return (target) =>
    (baseline === undefined ? undefined : whyNotNew(target, baseline)) ??
    (passes === undefined || passes(target)
      ? undefined
      : `it does not pass the filters (${filterText(filters)})`);
}

/** The listed images that a pattern may match. An image from before the job need not be inspected. */
function candidatesOf(
  patterns: readonly Pattern[],
  listed: Listed,
  baseline: Baseline | undefined,
): readonly Image[] {
  const isNew = (image: Image): boolean =>
    baseline === undefined ||
    !baseline.images.has(image.id) ||
    referencesOf(image).some((name) => !baseline.references.has(name));
  return [...listed.values()].filter(
    (image) => isNew(image) && patterns.some((pattern) => mayMatch(pattern, image)),
  );
}

function patternTargets(
  patterns: readonly Pattern[],
  images: readonly Image[],
  { engine, baseline }: EngineSession,
): readonly PresentTarget[] {
  // On other engines a digest may take the tags of its repository along.
  const goesAlone = TRAITS[engine.facts.store].digests === 'reference';
  const stays = (tag: string): boolean => goesAlone && baseline?.references.has(tag) === true;
  const sorted = images.toSorted((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
  return patterns.flatMap((pattern) => sorted.flatMap((image) => targetsOf(pattern, image, stays)));
}

function sortName({ id, tags, digests }: Image): string {
  return tags[0] ?? digests[0] ?? id;
}

/**
 * Tests whether the filters let through the image of a target, and its reference if there is a `reference`
 * filter.
 */
function filterTest(
  listed: Listed,
  images: ReadonlyMap<string, Image>,
  containers: readonly Container[],
  filters: readonly Filter[],
): (target: PresentTarget) => boolean {
  const isByReference = filtersBy(filters, 'reference').length > 0;
  const unused = filtersBy(filters, 'unused');
  return (target) => {
    const entry = listed.get(target.image);
    const image = images.get(target.image);
    if (entry === undefined || image === undefined) return false;
    if (isByReference && target.kind === 'reference' && !isNameOf(target.reference, entry)) {
      return false;
    }
    const isUnused = containersUsing(image, containers).length === 0;
    return unused.every(({ is }) => is === isUnused);
  };
}

/** Each target once, in the order of the selectors. A target from a name wins over one from a pattern. */
function inOrderOfSelectors(selectors: readonly Selector[], targets: readonly Target[]): readonly Target[] {
  const positions = new Map(selectors.map((selector, index) => [selector, index]));
  const firstByKey = new Map<string, Target>();
  for (const target of targets) {
    const key = targetKey(target);
    if (!firstByKey.has(key)) firstByKey.set(key, target);
  }
  return [...firstByKey.values()].toSorted(
    (a, b) => (positions.get(a.selector) ?? 0) - (positions.get(b.selector) ?? 0),
  );
}

function unmatchedNotes(
  patterns: readonly Pattern[],
  matched: readonly Target[],
  filters: readonly Filter[],
  baseline: Baseline | undefined,
): readonly string[] {
  const matching = new Set<Selector>(matched.map(({ selector }) => selector));
  const where = baseline === undefined ? 'here' : 'that this job added';
  const what = `matches nothing ${where}${filters.length === 0 ? '' : ' that the filters let through'}`;
  return patterns
    .filter((pattern) => !matching.has(pattern))
    .map(({ requested }) => {
      const deeper = filters.length === 0 ? throughSlashes(requested) : undefined;
      const suggestion = deeper === undefined ? '' : `; a \`*\` stops at \`/\`: did you mean \`${deeper}\`?`;
      return `${requested} ${what}${suggestion}`;
    });
}
