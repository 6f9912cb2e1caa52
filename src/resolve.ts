import { grouped } from './domain/grouped.ts';
import { InputError, type Problem } from './domain/input-error.ts';
import type { Item } from './domain/item.ts';
import { namesMeant } from './domain/local-names.ts';
import type { Image, Store } from './domain/store.ts';
import type { Target } from './domain/target.ts';
import type { Engine } from './engine/port.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';
import type { Find } from './stock.ts';

interface Resolved {
  readonly target: Target;
  readonly image?: Image;
}

/** Asks the engine what is named outright. */
export async function resolve(
  items: readonly Item[],
  engine: Engine,
  find: Find,
): Promise<readonly Resolved[]> {
  const found = await inParallel(READS_AT_ONCE, items, (item) => lookUp(item, engine.facts.store, find));
  const missing = found.flatMap(({ target }) => (target.kind === 'absent' ? target.item : []));
  await refuseAmbiguousIds(missing, engine);
  return found;
}

/** As in Docker, a name wins over an ID that reads the same. */
export async function lookUp(item: Item, store: Store, find: Find): Promise<Resolved> {
  if (item.kind !== 'id') {
    for (const reference of namesMeant(item, store)) {
      const image = await find(reference);
      if (image === undefined) continue;
      // What nothing can be removed by still says which image is meant.
      const isImplied = image.impliedDigests?.includes(reference) === true;
      const target: Target = isImplied
        ? { kind: 'id', item, image: image.id }
        : { kind: 'reference', item, reference, image: image.id };
      return { image, target };
    }
  }
  if (item.kind !== 'reference') {
    const image = await find(`sha256:${item.hex}`);
    if (image !== undefined) return { image, target: { kind: 'id', item, image: image.id } };
  }
  return { target: { kind: 'absent', item } };
}

/** An engine answers "no such image" to an ID prefix that fits several; only its list tells the two apart. */
async function refuseAmbiguousIds(missing: readonly Item[], engine: Engine): Promise<void> {
  const prefixes = missing.filter((item) => item.kind !== 'reference');
  if (prefixes.length === 0) return;
  const ids = new Set((await engine.images()).map(({ id }) => id));
  const alike = grouped(ids, startOf);
  const problems = prefixes.flatMap((item): Problem[] => {
    const prefix = `sha256:${item.hex}`;
    const fitting = (alike.get(startOf(prefix)) ?? []).filter((id) => id.startsWith(prefix));
    if (fitting.length < 2) return [];
    return [
      {
        input: 'images',
        value: item.requested,
        allowed: `fits several images; write more digits of one of ${fitting.join(', ')}`,
      },
    ];
  });
  if (problems.length > 0) throw new InputError(problems);
}

/** Up to the fewest digits that an ID is written with. */
function startOf(id: string): string {
  return id.slice(0, 'sha256:'.length + 4);
}
