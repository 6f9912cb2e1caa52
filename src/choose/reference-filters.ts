import { PLACEHOLDER } from '../model/placeholder.ts';
import { asHeld, fullName, lastPart, repositoryOf, shortName } from '../model/reference.ts';
import { isBareName, type NamedSelector, type Selector } from '../model/selector.ts';

// More of them would make a request line that engines refuse, and gain nothing.
export const MOST_REFERENCES = 200;

/**
 * Values for the engine's own `reference` filter that let at least everything through that is meant, so that an engine
 * need not describe its whole store; none where nothing less will do. The engine matches only short names, with
 * Go's path.Match: https://pkg.go.dev/path#Match
 */
export function referenceFilters(wishes: readonly Selector[]): readonly string[] {
  const values: string[] = [];
  for (const wish of wishes) {
    const its = filtersFor(wish);
    if (its === undefined) return [];
    values.push(...its);
  }
  const different = [...new Set(values)];
  return different.length > MOST_REFERENCES ? [] : different;
}

function filtersFor(wish: Selector): readonly string[] | undefined {
  if (wish.kind === 'pattern') {
    // Nothing there stands for any number of folders.
    if (wish.alternatives.some((one) => one.includes('**'))) return undefined;
    return wish.alternatives.map(asEnginePattern).flatMap(shortForms);
  }
  if (wish.kind !== 'reference') return undefined;
  const held = asHeld(wish.reference);
  return [shortName(held), ...shortForms(fullName(held))];
}

function asEnginePattern(alternative: string): string {
  return alternative.replaceAll('[!', '[^').replaceAll(PLACEHOLDER, '[1-9]*');
}

/**
 * The same for what `keep` names; IDs are to be asked for otherwise. Undefined where nothing less than a list of all
 * will do.
 */
export function protectingFilters(wishes: readonly Selector[]): readonly string[] | undefined {
  const values: string[] = [];
  for (const wish of wishes) {
    const its = wish.kind === 'id' ? [] : wish.kind === 'pattern' ? filtersFor(wish) : keptNames(wish);
    if (its === undefined) return undefined;
    values.push(...its);
  }
  const different = [...new Set(values)];
  return different.length > MOST_REFERENCES ? undefined : different;
}

/** A digest is told by the ID of what its repository holds. */
function keptNames(item: Exclude<NamedSelector, { kind: 'id' }>): readonly string[] {
  const name = fullName(item.reference);
  return shortForms(isBareName(item) || item.reference.digest !== undefined ? repositoryOf(name) : name);
}

/** For what a name that is not there may have meant: its repository, and those of other places that end like it. */
export function nearbyFilters(items: readonly NamedSelector[]): readonly string[] {
  const repositories = items.flatMap((item) =>
    item.kind === 'id' ? [] : repositoryOf(fullName(item.reference)),
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

/** A full name of Docker Hub is short at the engine, so what can stand for the host, and for `library`, may go. */
function shortForms(pattern: string): readonly string[] {
  const [host = '', folder, ...rest] = pattern.split('/');
  if (folder === undefined || !canMatch(host, 'docker.io')) return [pattern];
  const withoutHost = [folder, ...rest].join('/');
  return rest.length === 1 && canMatch(folder, 'library')
    ? [pattern, withoutHost, rest.join('/')]
    : [pattern, withoutHost];
}

/** Rather yes than no: what is wrong with a yes is one more name to look at. */
function canMatch(part: string, text: string): boolean {
  return /[*?[]/.test(part) || part === text;
}
