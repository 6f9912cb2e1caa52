import fc from 'fast-check';
import { busyboxLayer, layer } from '../../../testbed/engines/seed/layers.ts';
import type { EngineUnderTest } from '../engines/on-engines.ts';

const R = 'image-rm-test';
const names = ['a:1', 'a:2', 'a:pr-1', 'a:pr-22', 'b:1', 'b:2', 'sub/c:1'].map((name) => `${R}/${name}`);
const tags = [...names, 'd:1', 'd:5a', 'ghcr.io/acme/e:1', 'ghcr.io/acme/e:pr-3', 'localhost:5000/a:1'];

interface PlannedImage {
  /** Which of the images before it this one is built on; none if there is no such. */
  readonly parent: number | undefined;
  readonly layers: readonly number[];
  readonly tags: readonly string[];
  readonly team: string;
  readonly container: 'none' | 'created' | 'running';
  readonly isPulled: boolean;
}

/** What a choice names, with `{n}` for the ID of the image n, `{n:7}` for so many of its digits, `{n@}` for its digest. */
export interface Wanted {
  readonly images: readonly string[];
  readonly filters: readonly string[];
  readonly keep: readonly string[];
  readonly force: boolean;
  readonly noPrune: boolean;
}

export interface Plan {
  readonly images: readonly PlannedImage[];
  readonly wanted: Wanted;
}

const rarely = (chances: number): fc.Arbitrary<boolean> =>
  fc.nat({ max: chances - 1 }).map((number) => number === 0);

const image: fc.Arbitrary<PlannedImage> = fc.record({
  parent: fc.option(fc.nat(4), { freq: 2, nil: undefined }),
  layers: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
  tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 3 }),
  team: fc.constantFrom('', 'a', 'b'),
  container: fc.constantFrom('none', 'none', 'none', 'none', 'none', 'created', 'running'),
  isPulled: rarely(6),
});

export const patterns = [
  ...['**', '**', '*', '*/*', `${R}/**`, `${R}/*`, `${R}/a:*`, `${R}/[ab]`, `${R}/{a,sub/c}:{1,pr-*}`],
  ...['**/a', '**/a:[0-9]', '**:1', '**:pr-??', 'd:?', '?', 'docker.io/library/*', 'ghcr.io/**', '*:5*/*'],
  ...['{a,ghcr.io/acme/e}:[!2]', '**@sha256:*', '**:*[0-9a-f]*', `docker.io/${R}/a`, 'localhost:5000/?:1'],
] as const;
const pattern = fc.constantFrom(...patterns);
const number = fc.nat(4);
const direct = fc.oneof(
  fc.constantFrom(...tags),
  number.map((n) => `{${n}}`),
  fc.tuple(number, fc.integer({ min: 12, max: 20 })).map(([n, digits]) => `{${n}:${digits}}`),
  number.map((n) => `{${n}@}`),
);
const filter = fc.constantFrom(
  ...['dangling=true', 'dangling=false', 'label=team=a', 'label!=team=a', 'unused=true', 'unused=false'],
  ...[`reference=${R}/a`, 'reference=*/b:1'],
);

const keyOf = (text: string): string => text.split('=')[0] ?? '';

export const plans: fc.Arbitrary<Plan> = fc.record({
  images: fc.array(image, { minLength: 2, maxLength: 5 }),
  wanted: fc.record({
    images: fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: pattern }, direct), {
      minLength: 1,
      maxLength: 3,
    }),
    filters: fc.oneof(fc.constant([]), fc.uniqueArray(filter, { maxLength: 2, selector: keyOf })),
    keep: fc.oneof(fc.constant([]), fc.uniqueArray(fc.oneof(pattern, direct, direct), { maxLength: 2 })),
    force: rarely(4),
    noPrune: rarely(4),
  }),
});

/** Fills an empty engine; the IDs in the order of the plan, and the digests of what was pulled. */
export async function fill(engine: EngineUnderTest, images: readonly PlannedImage[]): Promise<Seeded> {
  const ids: string[] = [];
  const digests = new Map<number, string>();
  const taken = new Set<string>();
  for (const [index, { parent, layers, tags: wanted, team, container, isPulled }] of images.entries()) {
    // A tag that moves on leaves a trace in the containerd store that no list shows: a parent with one is not hidden but
    // deleted when it loses its last tag, which nobody can predict.
    const own = engine.store === 'containerd' ? wanted.filter((tag) => !taken.has(tag)) : wanted;
    for (const tag of own) taken.add(tag);
    const labels = { of: String(index), ...(team === '' ? {} : { team }) };
    const base = container === 'running' ? [await busyboxLayer()] : [];
    const content = { labels, layers: [...base, ...layers.map((n) => layer(`pool-${n}`, 400 * (n + 1)))] };
    const under = parent === undefined || container === 'running' ? undefined : ids[parent];
    if (under !== undefined) ids.push(await engine.child(under, { tags: own, labels }));
    else if (isPulled) {
      const { id, byDigest } = await engine.digestReference(`${R}/pulled`, content);
      digests.set(index, byDigest);
      ids.push(id);
      for (const tag of own) await engine.tag(id, tag);
    } else ids.push(await engine.load({ ...content, tags: own }));
    const id = ids.at(-1) ?? '';
    if (container !== 'none') await engine.container(id, { name: `${R}-${index}`, state: container });
  }
  return { ids, digests };
}

export interface Seeded {
  readonly ids: readonly string[];
  readonly digests: ReadonlyMap<number, string>;
}

/** The inputs of the step, with the IDs as they turned out; what names an image that the plan does not have is left out. */
export function inputsOf(wanted: Wanted, seeded: Seeded): Record<string, string> {
  const lines = (items: readonly string[]): string =>
    items
      .map((item) => withIds(item, seeded))
      .filter((item) => item !== '')
      .join('\n');
  return {
    images: lines(wanted.images),
    filters: wanted.filters.join('\n'),
    keep: lines(wanted.keep),
    force: String(wanted.force),
    'no-prune': String(wanted.noPrune),
    missing: 'ignore',
    measure: 'off',
  };
}

function withIds(item: string, { ids, digests }: Seeded): string {
  const [, number, digits, at] = /^\{(\d)(?::(\d+))?(@)?\}$/.exec(item) ?? [];
  if (number === undefined) return item;
  if (at === '@') return digests.get(Number(number)) ?? '';
  const id = ids[Number(number)] ?? '';
  return digits === undefined ? id : id.replace('sha256:', '').slice(0, Number(digits));
}
