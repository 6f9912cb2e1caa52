import type { EngineFilter, Filter } from './filter.ts';
import { valuesOf } from './filter.ts';
import { withLocalPatterns } from './local-names.ts';
import { matchesReference, parsePattern, type Pattern } from './pattern.ts';
import { referencesOf, repositoryOf, type Image, type Store } from './store.ts';
import type { PresentTarget } from './target.ts';
import { momentOf, type Clock } from './until.ts';

/** What an engine lists of the images that pass the filters; of a list by reference, only the references that pass. */
export type Listed = ReadonlyMap<string, Image>;

/** What of the image the pattern stands for: its references, or the image itself where it has none. */
export function targetsOf(pattern: Pattern, image: Image): readonly PresentTarget[] {
  if (referencesOf(image).length === 0) {
    return pattern.takesUnnamed ? [{ kind: 'id', item: pattern, image: image.id }] : [];
  }
  return removable(image)
    .filter((reference) => matchesReference(pattern, reference))
    .map((reference) => ({ kind: 'reference', item: pattern, reference, image: image.id }));
}

/**
 * A digest beside a tag of its repository goes with the last of these; alone, it would take all of them along. Where it
 * is a name of its own it does neither.
 */
export function removable({ tags, digests, impliedDigests }: Image): readonly string[] {
  if (impliedDigests !== undefined) return [...tags, ...digests];
  const tagged = new Set(tags.map(repositoryOf));
  return [...tags, ...digests.filter((name) => !tagged.has(repositoryOf(name)))];
}

/** Whether it is worth looking the image up. */
export function mayMatch(pattern: Pattern, listed: Image): boolean {
  const references = referencesOf(listed);
  return references.length === 0
    ? pattern.takesUnnamed
    : references.some((reference) => matchesReference(pattern, reference));
}

/**
 * Docker's filters that an engine's list of images knows. On the graphdriver store `until` came with 23.0, and
 * `label!` never did, so there both are worked out here; the containerd store counts `until` from another moment
 * than it tells, so that only it can say.
 */
export const LISTED_BY: Readonly<Record<Store, readonly EngineFilter[]>> = {
  graphdriver: ['dangling', 'label', 'reference', 'before', 'since'],
  containerd: ['dangling', 'label', 'label!', 'until', 'reference', 'before', 'since'],
  // Of several values of `label` it finds none; of `reference` it wants all to fit, and then tells every name of the image.
  podman: ['dangling', 'before', 'since'],
};

/** The filters that the engine's list of images did not apply. */
export function passesTheRest(
  { created, labels = {} }: Image,
  filters: readonly Filter[],
  store: Store,
  clock: Clock,
): boolean {
  const left = (key: EngineFilter): readonly string[] =>
    LISTED_BY[store].includes(key) ? [] : valuesOf(filters, key);
  const unwanted = left('label!');
  const isUnwanted = unwanted.length > 0 && unwanted.every((value) => hasLabel(labels, value));
  return (
    !isUnwanted &&
    left('label').every((value) => hasLabel(labels, value)) &&
    left('until').every((value) => created !== undefined && created < momentOf(value, clock))
  );
}

/** Of an image, the names that the values of `reference` fit, where the engine did not look; undefined where none does. */
export function narrowed(image: Image, filters: readonly Filter[], store: Store): Image | undefined {
  const values = valuesOf(filters, 'reference');
  if (values.length === 0 || LISTED_BY[store].includes('reference')) return image;
  const patterns = values.map(parsePattern).filter((one) => 'kind' in one);
  const fits = (name: string): boolean =>
    patterns.some((pattern) => matchesReference(withLocalPatterns(pattern), name));
  const its = { ...image, tags: image.tags.filter(fits), digests: image.digests.filter(fits) };
  return referencesOf(its).length === 0 ? undefined : its;
}

/** As Docker reads `key` and `key=value`. */
function hasLabel(labels: Readonly<Record<string, string>>, text: string): boolean {
  const equals = text.indexOf('=');
  const key = equals < 0 ? text : text.slice(0, equals);
  return Object.hasOwn(labels, key) && (equals < 0 || labels[key] === text.slice(equals + 1));
}
