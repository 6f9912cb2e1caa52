import { PLACEHOLDER } from '../model/placeholder.ts';
import { asHeld, fullName, lastPart, repositoryOf, shortName } from '../model/reference.ts';
import { isBareName, type NamedSelector, type Selector } from '../model/selector.ts';

// With more values engines refuse the request line as too long.
export const MOST_REFERENCES = 200;

/**
 * Values for the engine's own `reference` filter that let through at least every image that the selectors can
 * choose, so that the engine need not describe its whole store. Empty if only a full list is enough. The engine
 * matches short names with Go's path.Match: https://pkg.go.dev/path#Match
 */
export function referenceFilters(selectors: readonly Selector[]): readonly string[] {
  const values: string[] = [];
  for (const selector of selectors) {
    const ofSelector = filtersFor(selector);
    if (ofSelector === undefined) return [];
    values.push(...ofSelector);
  }
  const unique = [...new Set(values)];
  return unique.length > MOST_REFERENCES ? [] : unique;
}

function filtersFor(selector: Selector): readonly string[] | undefined {
  if (selector.kind === 'pattern') {
    // path.Match has nothing for any number of folders.
    if (selector.alternatives.some((one) => one.includes('**'))) return undefined;
    return selector.alternatives.map(asEnginePattern).flatMap(shortForms);
  }
  if (selector.kind !== 'reference') return undefined;
  const held = asHeld(selector.reference);
  return [shortName(held), ...shortForms(fullName(held))];
}

function asEnginePattern(alternative: string): string {
  return alternative.replaceAll('[!', '[^').replaceAll(PLACEHOLDER, '[1-9]*');
}

/** The same for `keep`, without IDs, which need other requests. Undefined if only a full list is enough. */
export function protectingFilters(selectors: readonly Selector[]): readonly string[] | undefined {
  const values: string[] = [];
  for (const selector of selectors) {
    if (selector.kind === 'id') continue;
    const ofSelector = selector.kind === 'pattern' ? filtersFor(selector) : keptNames(selector);
    if (ofSelector === undefined) return undefined;
    values.push(...ofSelector);
  }
  const unique = [...new Set(values)];
  return unique.length > MOST_REFERENCES ? undefined : unique;
}

/**
 * A digest needs its whole repository, since lists of the containerd store leave some digests out and show the
 * ID.
 */
function keptNames(selector: Exclude<NamedSelector, { kind: 'id' }>): readonly string[] {
  const name = fullName(selector.reference);
  return shortForms(
    isBareName(selector) || selector.reference.digest !== undefined ? repositoryOf(name) : name,
  );
}

/**
 * Finds what an absent name may have meant: its repository, and repositories in other places with the same last
 * part.
 */
export function nearbyFilters(selectors: readonly NamedSelector[]): readonly string[] {
  const repositories = selectors.flatMap((selector) =>
    selector.kind === 'id' ? [] : repositoryOf(fullName(selector.reference)),
  );
  const last = new Set(repositories.map(lastPart));
  const deep = ['', '*/', '*/*/', '*/*/*/'];
  return [
    ...new Set([
      ...repositories.flatMap(shortForms),
      ...[...last].flatMap((part) => deep.map((folders) => folders + part)),
    ]),
  ];
}

/** The engine matches short names, so each part that can stand for `docker.io` or `library` is also left out. */
function shortForms(pattern: string): readonly string[] {
  const [host = '', folder, ...rest] = pattern.split('/');
  if (folder === undefined || !canMatch(host, 'docker.io')) return [pattern];
  const withoutHost = [folder, ...rest].join('/');
  return rest.length === 1 && canMatch(folder, 'library')
    ? [pattern, withoutHost, rest.join('/')]
    : [pattern, withoutHost];
}

/** A false positive costs one extra lookup. */
function canMatch(part: string, text: string): boolean {
  return /[*?[]/.test(part) || part === text;
}
