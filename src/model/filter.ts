import { isNamedSelector, parseNamedSelector } from './selector.ts';
import { untilProblem } from './until.ts';

/** Docker's own filters; `label!` is what the engine calls the key of `label!=…`. */
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

export interface Filter {
  readonly key: EngineFilter | 'unused';
  readonly value: string;
}

/** What is wrong with a text that is no filter, in words that follow the text. */
export interface FilterProblem {
  readonly problem: string;
}

const KNOWN =
  'write dangling=true|false, label=key[=value], label!=key[=value], until=72h, reference=pattern, before=image, since=image or unused=true|false';

/** What is wrong with a value of that key. */
const CHECKS: Readonly<Record<Filter['key'], (value: string) => string | undefined>> = {
  dangling: noBoolean,
  unused: noBoolean,
  label: () => undefined,
  'label!': () => undefined,
  until: untilProblem,
  reference: noEnginePattern,
  before: noImage,
  since: noImage,
};

/** Keys and values are trimmed and folded as the docker CLI does it. */
export function parseFilter(text: string): Filter | FilterProblem {
  const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(text)?.map((part) => part.trim()) ?? [];
  const key = Object.keys(CHECKS).find((known): known is Filter['key'] => known === name.toLowerCase());
  if (key === undefined) return { problem: `is no filter; ${KNOWN}` };
  const problem = value === '' ? 'has no value' : CHECKS[key](value);
  return problem === undefined ? { key, value } : { problem };
}

export function isFilter(parsed: Filter | FilterProblem): parsed is Filter {
  return 'key' in parsed;
}

/** Keys with two answers at once, which no image has. */
export function contradiction(filters: readonly Filter[]): Filter['key'] | undefined {
  return (['dangling', 'unused'] as const).find((key) => new Set(valuesOf(filters, key)).size > 1);
}

export function valuesOf(filters: readonly Filter[], key: Filter['key']): readonly string[] {
  return [...new Set(filters.filter((filter) => filter.key === key).map(({ value }) => value))];
}

export function filterText(filters: readonly Filter[]): string {
  return filters.map(({ key, value }) => `${key}=${value}`).join(', ');
}

function noBoolean(value: string): string | undefined {
  return value === 'true' || value === 'false' ? undefined : 'is neither true nor false';
}

/** Some engines answer a broken pattern with an empty list, which would pass for "nothing to do". */
function noEnginePattern(value: string): string | undefined {
  const bare = value.replaceAll(/\[\^?(?:[^[\]^\\-](?:-[^[\]\\-])?)+\]/g, '');
  if (/[[\]\\]/.test(bare)) return 'is no pattern for the engine: a bracket is left open';
  return value.includes('{') || value.includes('**')
    ? 'is no pattern for the engine, which knows * ? and [a-z]; {a,b} and ** go into `images`'
    : undefined;
}

function noImage(value: string): string | undefined {
  const item = parseNamedSelector(value);
  return isNamedSelector(item) ? undefined : `names no image: ${item.problem}`;
}
