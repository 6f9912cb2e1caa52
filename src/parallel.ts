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
