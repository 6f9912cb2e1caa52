import { parsePattern, type Pattern } from './pattern.ts';
import { isNamedSelector, type NamedSelector, parseNamedSelector } from './selector.ts';
import { untilProblem } from './until.ts';

/** The filters of Docker; `label!` is how the engine spells the key of `label!=…`. */
export const ENGINE_FILTERS = [
  'dangling',
  'label',
  'label!',
  'until',
  'reference',
  'before',
  'since',
] as const;

export type EngineFilter = (typeof ENGINE_FILTERS)[number];

/** One filter in a request for a list of images. */
export interface ListFilter {
  readonly key: EngineFilter;
  readonly value: string;
}

/** One line of `filters`, with the meaning of its value. */
export type Filter = { readonly value: string } & (
  | { readonly key: 'dangling'; readonly is: boolean }
  | { readonly key: 'unused'; readonly is: boolean }
  | { readonly key: 'label'; readonly label: Label }
  | { readonly key: 'label!'; readonly label: Label }
  | { readonly key: 'until' }
  /** Without a pattern where the value is not one of our patterns: then only an engine knows what it means. */
  | { readonly key: 'reference'; readonly pattern?: Pattern }
  | { readonly key: 'before'; readonly image: NamedSelector }
  | { readonly key: 'since'; readonly image: NamedSelector }
);

/** `key` or `key=value`, as Docker reads it. */
export interface Label {
  readonly name: string;
  readonly value?: string;
}

/** What is wrong with a text that is not a filter; the message puts it after the text. */
export interface FilterProblem {
  readonly problem: string;
}

const KNOWN =
  'write dangling=true|false, label=key[=value], label!=key[=value], until=72h, reference=pattern, before=image, since=image or unused=true|false';

/** The docker CLI trims keys and values and puts keys in lower case, so this does too. */
export function parseFilter(text: string): Filter | FilterProblem {
  const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text)?.map((part) => part.trim()) ?? [];
  const key = KEYS.find((known) => known === name.toLowerCase());
  if (key === undefined) return { problem: `is not a filter; ${KNOWN}` };
  return value === '' ? { problem: 'has no value' } : filterOf(key, value);
}

const KEYS = [...ENGINE_FILTERS, 'unused'] as const;

function filterOf(key: Filter['key'], value: string): Filter | FilterProblem {
  switch (key) {
    case 'dangling':
    case 'unused': {
      const isBoolean = value === 'true' || value === 'false';
      return isBoolean ? { key, value, is: value === 'true' } : { problem: 'is neither true nor false' };
    }
    case 'label':
    case 'label!':
      return { key, value, label: parseLabel(value) };
    case 'until': {
      const problem = untilProblem(value);
      return problem === undefined ? { key, value } : { problem };
    }
    case 'reference': {
      const problem = enginePatternProblem(value);
      if (problem !== undefined) return { problem };
      const pattern = parsePattern(value);
      return { key, value, ...('kind' in pattern ? { pattern } : {}) };
    }
    case 'before':
    case 'since': {
      const image = parseNamedSelector(value);
      return isNamedSelector(image) ? { key, value, image } : { problem: `names no image: ${image.problem}` };
    }
  }
}

function parseLabel(text: string): Label {
  const equals = text.indexOf('=');
  return equals < 0 ? { name: text } : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

export function isFilter(parsed: Filter | FilterProblem): parsed is Filter {
  return 'key' in parsed;
}

export function filtersBy<Key extends Filter['key']>(
  filters: readonly Filter[],
  key: Key,
): readonly Extract<Filter, { readonly key: Key }>[] {
  return filters.filter((filter): filter is Extract<Filter, { readonly key: Key }> => filter.key === key);
}

/** A key that must be both true and false, which no image can pass. */
export function contradiction(filters: readonly Filter[]): Filter['key'] | undefined {
  return (['dangling', 'unused'] as const).find(
    (key) => new Set(filtersBy(filters, key).map(({ is }) => is)).size > 1,
  );
}

export function filterText(filters: readonly Filter[]): string {
  return filters.map(({ key, value }) => `${key}=${value}`).join(', ');
}

/** Some engines answer a broken pattern with an empty list, which would look like "nothing to do". */
function enginePatternProblem(value: string): string | undefined {
  const bare = value.replaceAll(/\[\^?(?:[^[\]^\\-](?:-[^[\]\\-])?)+\]/g, '');
  if (/[[\]\\]/.test(bare)) return 'is not a pattern for the engine: a bracket is left open';
  // For Go's path.Match, `[!a]` is one of the two characters, so `images` and the engine read it as opposites.
  if (value.includes('[!')) return 'is not a pattern for the engine, which negates with ^; write [^…]';
  return value.includes('{') || value.includes('**')
    ? 'is not a pattern for the engine, which knows * ? and [a-z]; {a,b} and ** go into `images`'
    : undefined;
}
