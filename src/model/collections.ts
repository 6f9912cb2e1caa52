import type { Image } from './image.ts';

/** The items by a key of theirs, in their order. */
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

/** Works out what follows from an object once, when it is first asked for. The object must not change afterwards. */
export function oncePer<Whole extends object, Part>(workOut: (whole: Whole) => Part): (whole: Whole) => Part {
  const known = new WeakMap<Whole, { readonly part: Part }>();
  return (whole) => {
    const { part } = known.get(whole) ?? { part: workOut(whole) };
    known.set(whole, { part });
    return part;
  };
}

/**
 * What follows for an image from its parent: worked out once for each, however long the lines of parents are. In a circle,
 * which no sane engine tells of, it begins anew.
 */
export function downTheLine<Value>(
  images: ReadonlyMap<string, Image>,
  ofImage: (image: Image, ofParent: Value | undefined) => Value,
): (id: string) => Value | undefined {
  const known = new Map<string, Value>();
  return (id) => {
    const line = new Set<Image>();
    let image = images.get(id);
    while (image !== undefined && !known.has(image.id) && !line.has(image)) {
      line.add(image);
      image = image.parent === undefined ? undefined : images.get(image.parent);
    }
    for (const one of [...line].toReversed()) {
      known.set(one.id, ofImage(one, one.parent === undefined ? undefined : known.get(one.parent)));
    }
    return known.get(id);
  };
}

/** Reads cost the engine some CPU each; more at once only queue up there (`npm run bench`). */
export const READS_AT_ONCE = 32;

/**
 * A question that many ask at the same time. Whoever asks while it is under way shares the next one, so that no answer is
 * older than the moment in which it was asked for.
 */
export function shared<Result>(ask: () => Promise<Result>): () => Promise<Result> {
  let current: Promise<unknown> | undefined;
  let next: Promise<Result> | undefined;
  const start = async (): Promise<Result> => {
    await current?.catch(() => undefined);
    next = undefined;
    const asked = ask();
    current = asked;
    return asked;
  };
  return () => (next ??= start());
}

/** Does the same to every item, at most `limit` at once; the results stand in the order of the items. */
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
