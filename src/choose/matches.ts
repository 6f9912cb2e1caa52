import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { type EngineFilter, type Filter, filtersBy, type Label } from '../model/filter.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { matchesReference, type Pattern } from '../model/pattern.ts';
import { repositoryOf } from '../model/reference.ts';
import type { PresentTarget } from '../model/removal.ts';
import { minorOf } from '../model/text.ts';
import { type Clock, momentOf } from '../model/until.ts';
import { withLocalPatterns } from './podman-names.ts';

/** The images that pass the filters, by ID. With a `reference` filter each has only the references that pass. */
export type Listed = ReadonlyMap<string, Image>;

/**
 * The targets of a pattern on one image: the references that it matches, or the ID of an untagged image.
 * @param stays whether a tag is never removed, whatever the pattern is
 */
export function targetsOf(
  pattern: Pattern,
  image: Image,
  stays: (tag: string) => boolean = () => false,
): readonly PresentTarget[] {
  if (referencesOf(image).length === 0) {
    return pattern.takesUntagged ? [{ kind: 'id', selector: pattern, image: image.id }] : [];
  }
  return removable(image, stays)
    .filter((reference) => matchesReference(pattern, reference))
    .map((reference) => ({ kind: 'reference', selector: pattern, reference, image: image.id }));
}

/**
 * The names that removals can use. A digest goes with the last tag of its repository, so it is left out beside
 * one, unless digests are separate names.
 */
export function removable(
  { tags, digests, impliedDigests }: Image,
  stays: (tag: string) => boolean = () => false,
): readonly string[] {
  if (impliedDigests !== undefined) return [...tags, ...digests];
  const tagged = new Set(tags.map(repositoryOf));
  for (const tag of tags) if (stays(tag)) tagged.delete(repositoryOf(tag));
  return [...tags, ...digests.filter((name) => !tagged.has(repositoryOf(name)))];
}

/** Whether a pattern may match the image, so that inspecting it is worth a request. */
export function mayMatch(pattern: Pattern, listed: Image): boolean {
  const references = referencesOf(listed);
  return references.length === 0
    ? pattern.takesUntagged
    : references.some((reference) => matchesReference(pattern, reference));
}

/** Whether the engine's list supports the filter; the step applies all other filters itself. */
export function isListedBy(facts: EngineFacts, key: EngineFilter): boolean {
  const since = TRAITS[facts.store].listFilters[key];
  return since !== undefined && minorOf(facts.apiVersion) >= since;
}

/** Applies the filters that the engine's list did not apply. */
export function passesTheRest(
  { created, labels = {} }: Image,
  rest: readonly Filter[],
  clock: Clock,
): boolean {
  return (
    !filtersBy(rest, 'label!').some(({ label }) => hasLabel(labels, label)) &&
    filtersBy(rest, 'label').every(({ label }) => hasLabel(labels, label)) &&
    filtersBy(rest, 'until').every(({ value }) => created !== undefined && created < momentOf(value, clock))
  );
}

/**
 * The patterns of the `reference` filters, where the step matches them itself: Docker before 29.5 matches short names
 * only, newer ones also full names. Undefined without such a filter, and where a value is not a pattern of ours, so that only
 * the engine knows what it means.
 */
export function referencePatterns(
  facts: EngineFacts,
  filters: readonly Filter[],
): readonly Pattern[] | undefined {
  const values = filtersBy(filters, 'reference').map(({ pattern }) => pattern);
  const patterns = values.filter((pattern) => pattern !== undefined);
  const isForEngine = patterns.length < values.length && isListedBy(facts, 'reference');
  if (values.length === 0 || isForEngine) return undefined;
  return TRAITS[facts.store].hasLocalNames ? patterns.map(withLocalPatterns) : patterns;
}

/** Keeps the names that one of the patterns matches; undefined if no name is left. */
export function narrowed(image: Image, patterns: readonly Pattern[]): Image | undefined {
  const isMatched = (name: string): boolean => patterns.some((pattern) => matchesReference(pattern, name));
  const left = { ...image, tags: image.tags.filter(isMatched), digests: image.digests.filter(isMatched) };
  return referencesOf(left).length === 0 ? undefined : left;
}

function hasLabel(labels: Readonly<Record<string, string>>, { name, value }: Label): boolean {
  return Object.hasOwn(labels, name) && (value === undefined || labels[name] === value);
}
