import { type Image, referencesOf } from '../model/image.ts';
import { matchesReference } from '../model/pattern.ts';
import { fullName, repositoryOf } from '../model/reference.ts';
import { isBareName, namesMeantBy, type Selector } from '../model/selector.ts';

/** Of what `keep` names, all that fits none of these images. */
export function unmatched(keep: readonly Selector[], images: readonly Image[]): readonly Selector[] {
  const all = images.flatMap(allNamesOf);
  const names = new Set(all);
  const repositories = new Set(all.map(repositoryOf));
  const ids = images.map(({ id }) => id).toSorted();
  const fits = (wish: Selector): boolean => {
    if (wish.kind === 'pattern')
      return (wish.takesUntagged && images.length > 0) || all.some((name) => matchesReference(wish, name));
    if (wish.kind !== 'reference' && startsOne(ids, `sha256:${wish.hex}`)) return true;
    if (wish.kind === 'id') return false;
    return isBareName(wish)
      ? repositories.has(repositoryOf(fullName(wish.reference)))
      : namesMeantBy(wish).some((name) => names.has(name));
  };
  // On Podman one text can stand for several names.
  const fitting = new Set(keep.filter(fits).map(({ requested }) => requested));
  return keep.filter(({ requested }) => !fitting.has(requested));
}

/** A list of the containerd store leaves digests out that are told by the ID. */
function allNamesOf(image: Image): readonly string[] {
  const { id, tags, impliedDigests = [] } = image;
  return [...referencesOf(image), ...impliedDigests, ...tags.map((tag) => `${repositoryOf(tag)}@${id}`)];
}

function startsOne(sorted: readonly string[], prefix: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(prefix) === true;
}

const MOST_TOLD = 10;

/** What protects nothing looks like a slip, and whoever made it believes that something is safe. */
export function unmatchedWarnings(wishes: readonly Selector[]): readonly string[] {
  const texts = [...new Set(wishes.map(({ requested }) => requested))];
  const rest = texts.length - MOST_TOLD;
  if (texts.length === 0) return [];
  if (texts.length === 1) return [`\`keep: ${texts.join('')}\` protects nothing: no image here fits it`];
  const told = texts.slice(0, MOST_TOLD).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
  return [
    `${String(texts.length)} items of \`keep\` protect nothing, since no image here fits them: ${told}`,
  ];
}
