import { type Image, referencesOf } from '../model/image.ts';
import { matchesReference } from '../model/pattern.ts';
import { fullName, repositoryOf } from '../model/reference.ts';
import { isBareName, namesMeantBy, type Selector } from '../model/selector.ts';

/** The selectors of `keep` that match none of the images. */
export function unmatched(keep: readonly Selector[], images: readonly Image[]): readonly Selector[] {
  const all = images.flatMap(allNamesOf);
  const names = new Set(all);
  const repositories = new Set(all.map(repositoryOf));
  const ids = images.map(({ id }) => id).toSorted();
  const isMatched = (selector: Selector): boolean => {
    if (selector.kind === 'pattern')
      return (
        (selector.takesUntagged && images.length > 0) || all.some((name) => matchesReference(selector, name))
      );
    if (selector.kind !== 'reference' && anyStartsWith(ids, `sha256:${selector.hex}`)) return true;
    if (selector.kind === 'id') return false;
    return isBareName(selector)
      ? repositories.has(repositoryOf(fullName(selector.reference)))
      : namesMeantBy(selector).some((name) => names.has(name));
  };
  // On Podman one text becomes several selectors, and one match is enough.
  const matched = new Set(keep.filter(isMatched).map(({ requested }) => requested));
  return keep.filter(({ requested }) => !matched.has(requested));
}

/** A list of the containerd store leaves out digests that are equal to the ID. */
function allNamesOf(image: Image): readonly string[] {
  const { id, tags, impliedDigests = [] } = image;
  return [...referencesOf(image), ...impliedDigests, ...tags.map((tag) => `${repositoryOf(tag)}@${id}`)];
}

/** Whether any of the sorted texts begins with the prefix. */
function anyStartsWith(sorted: readonly string[], prefix: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(prefix) === true;
}

const MOST_LISTED = 10;

/**
 * A selector of `keep` that protects nothing is probably a mistake, and its author believes that an image is
 * safe.
 */
export function unmatchedWarnings(selectors: readonly Selector[]): readonly string[] {
  const texts = [...new Set(selectors.map(({ requested }) => requested))];
  const rest = texts.length - MOST_LISTED;
  if (texts.length === 0) return [];
  if (texts.length === 1) return [`\`keep: ${texts.join('')}\` protects nothing: no image here matches it`];
  const listed = texts.slice(0, MOST_LISTED).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
  return [
    `${String(texts.length)} items of \`keep\` protect nothing, since no image here matches them: ${listed}`,
  ];
}
