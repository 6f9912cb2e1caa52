import type { Image } from './image.ts';

/** Groups items by a key; each group keeps the order of the items. */
export function grouped<Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Derives a value from an object once, when it is first needed. The object must not change afterwards. */
export function oncePer<Source extends object, Value>(
  derive: (source: Source) => Value,
): (source: Source) => Value {
  const known = new WeakMap<Source, { readonly value: Value }>();
  return (source) => {
    const { value } = known.get(source) ?? { value: derive(source) };
    known.set(source, { value });
    return value;
  };
}

/**
 * Derives a value for each image from the value of its parent, once per image, without recursion. In a cycle of
 * parents, which only a broken engine reports, it starts without a value.
 */
export function derivedFromParents<Value>(
  images: ReadonlyMap<string, Image>,
  derive: (image: Image, ofParent: Value | undefined) => Value,
): (id: string) => Value | undefined {
  const known = new Map<string, Value>();
  return (id) => {
    const ancestry = new Set<Image>();
    let next = images.get(id);
    while (next !== undefined && !known.has(next.id) && !ancestry.has(next)) {
      ancestry.add(next);
      next = next.parent === undefined ? undefined : images.get(next.parent);
    }
    for (const image of [...ancestry].toReversed()) {
      known.set(image.id, derive(image, image.parent === undefined ? undefined : known.get(image.parent)));
    }
    return known.get(id);
  };
}

/** More reads at once only wait in the engine's queue (`npm run bench`). */
export const READS_AT_ONCE = 32;

/**
 * Shares one request among callers that need the same answer. A caller that comes while a request is under way
 * shares the next one, so that no answer is older than its call.
 */
export function shared<Result>(request: () => Promise<Result>): () => Promise<Result> {
  let current: Promise<unknown> | undefined;
  let next: Promise<Result> | undefined;
  const start = async (): Promise<Result> => {
    await current?.catch(() => undefined);
    next = undefined;
    const result = request();
    current = result;
    return result;
  };
  return () => (next ??= start());
}

/** Works on at most `limit` items at once; the results have the order of the items. */
export async function inParallel<Item, Result>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Map<number, Result>();
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
