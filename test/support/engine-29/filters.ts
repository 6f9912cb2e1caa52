import { familiarMatch } from '../go-path-match.ts';
import { manifestContent } from './content.ts';
import type { ListedImage } from './reached.ts';
import type { Json, RealEngine } from './real-engine.ts';

export type Filters = Readonly<Record<string, readonly string[]>>;

/** Clients send lists of values, older ones objects of them. */
export function readFilters(query: URLSearchParams): Filters {
  const sent = JSON.parse(query.get('filters') ?? '{}') as Readonly<Record<string, readonly string[] | Json>>;
  return Object.fromEntries(
    Object.entries(sent).map(([key, values]) => [key, Array.isArray(values) ? values : Object.keys(values)]),
  );
}

/**
 * From 29.5 on a pattern is compared with full names too. So the real engine is asked for the names that fit that way
 * as well, each by itself.
 */
export async function withFullNames(filters: Filters, real: RealEngine): Promise<Filters> {
  const patterns = filters['reference'];
  if (patterns === undefined) return filters;
  const names = (await real.get('/v1.51/images/json?all=1')).json<readonly Named[]>().flatMap(namesOf);
  const fitting = names.filter((name) => patterns.some((pattern) => fits(pattern, fullName(name))));
  return { ...filters, reference: [...new Set([...patterns, ...fitting])] };
}

interface Named {
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
}

function namesOf({ RepoTags, RepoDigests }: Named): readonly string[] {
  return [...(RepoTags ?? []), ...(RepoDigests ?? [])].filter((name) => !name.startsWith('<'));
}

function fullName(name: string): string {
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return `docker.io/library/${name}`;
  return /[.:]|^localhost$/.test(first) ? name : `docker.io/${name}`;
}

/** A pattern that the engine does not take is its own to refuse. */
function fits(pattern: string, name: string): boolean {
  try {
    return familiarMatch(pattern, name);
  } catch {
    return false;
  }
}

/** From 29.5 on the containerd store keeps an image for `label!=key=value` when it has no such key. */
export async function passesLabels(
  images: readonly ListedImage[],
  filters: Filters,
  real: RealEngine,
): Promise<readonly ListedImage[]> {
  const passes = await Promise.all(
    images.map(async (image) => (await labelsOf(image, real)).some((labels) => allow(filters, labels))),
  );
  return images.filter((_, index) => passes[index]);
}

type Labels = Readonly<Record<string, string>>;

/** The labels of each variant that is there. */
async function labelsOf({ Id }: ListedImage, real: RealEngine): Promise<readonly Labels[]> {
  const { Manifests = [] } = (await real.get(`/v1.51/images/${Id}/json?manifests=1`)).json<ListedImage>();
  const contents = await Promise.all(Manifests.map(({ Descriptor }) => manifestContent(real, Descriptor)));
  return contents.flatMap((content) =>
    content === undefined ? [] : [content.configuration.config?.Labels ?? {}],
  );
}

function allow(filters: Filters, labels: Labels): boolean {
  const has = (filter: string): boolean => {
    const [key = '', ...value] = filter.split('=');
    if (!Object.hasOwn(labels, key)) return false;
    return value.length === 0 || labels[key] === value.join('=');
  };
  return (filters['label'] ?? []).every(has) && !(filters['label!'] ?? []).some(has);
}
