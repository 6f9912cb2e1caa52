import type { EngineUnderTest } from '../engines/on-engines.ts';
import { familiar } from '../../../src/model/reference.ts';
import { repositoryOf } from '../../../src/model/reference.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Told } from '../engines/step.ts';

interface Entry {
  readonly Id: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
}

/** `until=72h` as the engine's API takes it. */
export function asQuery(filters: readonly string[]): string {
  const values: Record<string, string[]> = {};
  for (const filter of filters) {
    const equals = filter.indexOf('=');
    (values[filter.slice(0, equals)] ??= []).push(filter.slice(equals + 1));
  }
  return `filters=${encodeURIComponent(JSON.stringify(values))}`;
}

/** What the engine itself lists under these filters: its references as people write them, the ID where there is none. */
export async function engineLists(
  engine: EngineUnderTest,
  filters: readonly string[],
): Promise<readonly string[]> {
  // The containerd store hides images without a name that others are built on, and prunes them all the same.
  const all = engine.store === 'containerd' ? '1' : '0';
  const list = async (query: string): Promise<readonly Entry[]> =>
    (await engine.succeed('GET', `/images/json?all=${all}&${query}`)).json<Entry[]>();
  const whole = new Map((await list('')).map((entry) => [entry.Id, worthNaming(entry)]));
  return (await list(asQuery(filters)))
    .flatMap((entry) => {
      const names = whole.get(entry.Id) ?? [];
      return names.length === 0 ? [entry.Id] : names.filter((name) => references(entry).includes(name));
    })
    .toSorted();
}

/** What a step says that it chose, in the same words. */
export function chosen({ report }: Told): readonly string[] {
  return report.hosts.flatMap(({ items }) => items.map(nameOf)).toSorted();
}

export function nameOf({ reference, id, requested }: Outcome): string {
  return reference === undefined ? (id ?? requested) : familiar(reference);
}

function references({ RepoTags, RepoDigests }: Entry): readonly string[] {
  return [...new Set([...(RepoTags ?? []), ...(RepoDigests ?? [])])].filter((name) => !name.startsWith('<'));
}

/** A digest beside a tag of its repository goes with that. */
function worthNaming(entry: Entry): readonly string[] {
  const all = references(entry);
  const tagged = new Set(all.filter((name) => !name.includes('@')).map(repositoryOf));
  return all.filter((name) => !name.includes('@') || !tagged.has(repositoryOf(name)));
}
