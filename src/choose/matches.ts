import { oncePer } from '../model/collections.ts';
import { type EngineFacts, TRAITS } from '../model/engine-traits.ts';
import { type EngineFilter, type Filter, filtersBy, type Label } from '../model/filter.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { matchesReference, type Pattern } from '../model/pattern.ts';
import { repositoryOf } from '../model/reference.ts';
import type { PresentTarget } from '../model/removal.ts';
import { minorOf } from '../model/text.ts';
import { type Clock, momentOf } from '../model/until.ts';
import { withLocalPatterns } from './podman-names.ts';

/** What an engine lists of the images that pass the filters; of a list by reference, only the references that pass. */
export type Listed = ReadonlyMap<string, Image>;

/**
 * What of the image the pattern stands for: its references, or the image itself where it has none.
 * @param stays of a tag, whether it is left alone whatever the pattern says
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
 * A digest beside a tag of its repository goes with the last of these; alone, it would take all of them along. Where it
 * is a name of its own it does neither.
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

/** Whether it is worth looking the image up. */
export function mayMatch(pattern: Pattern, listed: Image): boolean {
  const references = referencesOf(listed);
  return references.length === 0
    ? pattern.takesUntagged
    : references.some((reference) => matchesReference(pattern, reference));
}

/** Whether the engine's list of images knows the filter. What it does not know is worked out here. */
export function isListedBy(facts: EngineFacts, key: EngineFilter): boolean {
  const since = TRAITS[facts.store].listFilters[key];
  return since !== undefined && minorOf(facts.apiVersion) >= since;
}

/** The filters that the engine's list of images did not apply. */
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

const referencePatterns = oncePer((filters: readonly Filter[]) =>
  filtersBy(filters, 'reference').flatMap(({ pattern }) =>
    pattern === undefined ? [] : withLocalPatterns(pattern),
  ),
);

/** Of an image, the names that the values of `reference` fit, where the engine did not look; undefined where none does. */
export function narrowed(image: Image, rest: readonly Filter[]): Image | undefined {
  if (rest.every(({ key }) => key !== 'reference')) return image;
  const patterns = referencePatterns(rest);
  const fits = (name: string): boolean => patterns.some((pattern) => matchesReference(pattern, name));
  const its = { ...image, tags: image.tags.filter(fits), digests: image.digests.filter(fits) };
  return referencesOf(its).length === 0 ? undefined : its;
}

function hasLabel(labels: Readonly<Record<string, string>>, { name, value }: Label): boolean {
  return Object.hasOwn(labels, name) && (value === undefined || labels[name] === value);
}
