import type { Item } from './domain/item.ts';
import { asHeld, fullName } from './domain/reference.ts';
import type { Image } from './domain/store.ts';
import type { Survey } from './domain/survey.ts';
import { targetKey, type Target } from './domain/target.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { InputError, type Problem } from './domain/input-error.ts';
import { unlessSilent } from './look.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';

interface Resolved {
  readonly target: Target;
  readonly image?: Image;
}

/** Asks the engine what the items stand for, and all else that a plan or a prediction needs. Changes nothing. */
export async function survey(
  items: readonly Item[],
  engine: Engine,
  { dryRun, measure }: Pick<Inputs, 'dryRun' | 'measure'>,
): Promise<Survey> {
  const isGraphdriver = engine.facts.store === 'graphdriver';
  const [resolved, listed, containers] = await Promise.all([
    resolve(items, engine),
    // On the containerd store listing all images is the dearest request of all, so it waits for a need.
    isGraphdriver || dryRun ? engine.images() : [],
    engine.containers(),
  ]);
  const images = new Map(listed.map((image) => [image.id, image]));
  for (const { image } of resolved) if (image !== undefined) images.set(image.id, image);
  if (dryRun) await addLayers(images, engine);
  if (!isGraphdriver && !dryRun) await addAncestors(images, engine);
  const targets = [...new Map(resolved.map(({ target }) => [targetKey(target), target])).values()];
  const needsSizes = measure !== 'off' && (isGraphdriver || dryRun);
  const history = needsSizes ? await histories(targets, engine) : new Map<string, readonly number[]>();
  return { engine: engine.facts, targets, images, containers, history };
}

export async function resolve(items: readonly Item[], engine: Engine): Promise<readonly Resolved[]> {
  const found = await inParallel(READS_AT_ONCE, items, (item) => lookUp(item, engine));
  const missing = found.filter(({ target }) => target.kind === 'absent').map(({ target }) => target.item);
  await refuseAmbiguousIds(missing, engine);
  return found;
}

/** As in Docker, a name wins over an ID that reads the same. */
async function lookUp(item: Item, engine: Engine): Promise<Resolved> {
  if (item.kind !== 'id') {
    const reference = fullName(asHeld(item.reference));
    const image = await engine.inspect(reference);
    if (image !== undefined)
      return { image, target: { kind: 'reference', item, reference, image: image.id } };
  }
  if (item.kind !== 'reference') {
    const image = await engine.inspect(`sha256:${item.hex}`);
    if (image !== undefined) return { image, target: { kind: 'id', item, image: image.id } };
  }
  return { target: { kind: 'absent', item } };
}

/** An engine answers "no such image" to an ID prefix that fits several; only its list tells the two apart. */
async function refuseAmbiguousIds(missing: readonly Item[], engine: Engine): Promise<void> {
  const prefixes = missing.filter((item) => item.kind !== 'reference');
  if (prefixes.length === 0) return;
  const ids = (await engine.images()).map(({ id }) => id);
  const problems = prefixes.flatMap((item): Problem[] => {
    const fitting = [...new Set(ids.filter((id) => id.startsWith(`sha256:${item.hex}`)))];
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

async function addLayers(images: Map<string, Image>, engine: Engine): Promise<void> {
  const bare = [...images.values()].filter(({ layers }) => layers === undefined);
  const full = await inParallel(READS_AT_ONCE, bare, ({ id }) => engine.inspect(id));
  for (const image of full) if (image !== undefined) images.set(image.id, image);
}

/** Children go before parents also when an image between the two was not asked for. */
async function addAncestors(images: Map<string, Image>, engine: Engine): Promise<void> {
  for (let parents = unknownParents(images); parents.length > 0; parents = unknownParents(images)) {
    const found = await inParallel(READS_AT_ONCE, parents, (id) => engine.inspect(id));
    const known = found.filter((image) => image !== undefined);
    for (const image of known) images.set(image.id, image);
    if (known.length < parents.length) return;
  }
}

function unknownParents(images: ReadonlyMap<string, Image>): readonly string[] {
  const parents = [...images.values()].flatMap(({ parent }) => parent ?? []);
  return [...new Set(parents)].filter((id) => !images.has(id));
}

async function histories(targets: readonly Target[], engine: Engine): Promise<Survey['history']> {
  const chosen = [...new Set(targets.flatMap((target) => (target.kind === 'absent' ? [] : target.image)))];
  const found = await inParallel(
    READS_AT_ONCE,
    chosen,
    async (id) => [id, await unlessSilent(engine.history(id), undefined)] as const,
  );
  return new Map(found.flatMap(([id, sizes]) => (sizes === undefined ? [] : [[id, sizes] as const])));
}
