import type { Image } from './domain/store.ts';
import { openTargets, type Survey } from './domain/survey.ts';
import type { PresentTarget } from './domain/target.ts';
import { isAccountCheap } from './domain/account-usage.ts';
import { holdersOfParents, keepsImage, spareHolders } from './domain/keep.ts';
import type { Choice } from './choose.ts';
import type { Engine } from './engine/port.ts';
import type { Inputs } from './inputs/inputs.ts';
import { unlessSilent } from './look.ts';
import { inParallel, READS_AT_ONCE } from './parallel.ts';

/** Asks the engine for all that a plan or a prediction needs beside what was chosen. Changes nothing. */
export async function survey(
  { targets, spared, images: chosen, containers, rule }: Choice,
  engine: Engine,
  { dryRun, measure, keep, backup }: Pick<Inputs, 'dryRun' | 'measure' | 'keep' | 'backup'>,
): Promise<Survey> {
  const { store } = engine.facts;
  // On the containerd store listing all images is the dearest request of all, so it waits for a need.
  // What goes with an image and must be saved before depends on all that is built on it.
  const needsAll = store !== 'containerd' || dryRun || backup !== undefined;
  const listed = needsAll ? await engine.images() : [];
  const images = new Map([...listed.map((image) => [image.id, image] as const), ...chosen]);
  // Podman leaves it to us to find out which layers nobody holds any more.
  const isWorth = measure === 'exact' || (measure === 'auto' && isAccountCheap(images.size, chosen.size));
  if (dryRun || (store === 'podman' && isWorth)) await addLayers(images, engine);
  if (!needsAll) await addAncestors(images, engine);
  const needsSizes = measure !== 'off' && (store !== 'containerd' || dryRun);
  const open = openTargets({ targets, spared });
  const history = needsSizes ? await histories(open, engine) : new Map<string, readonly number[]>();
  const mustStay = (id: string): boolean =>
    rule.baseline?.images.has(id) === true || keep.some((wish) => keepsImage(wish, { id }));
  const isNeeded = keep.length > 0 || rule.baseline !== undefined;
  const holdsParents = isNeeded ? holdersOfParents(images, mustStay) : new Set<string>();
  const holding = store === 'podman' ? spareHolders(targets, holdsParents) : [];
  const left = new Map([...holding, ...spared]);
  return { engine: engine.facts, targets, spared: left, holdsParents, images, containers, history };
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

async function histories(targets: readonly PresentTarget[], engine: Engine): Promise<Survey['history']> {
  const chosen = [...new Set(targets.map(({ image }) => image))];
  const found = await inParallel(
    READS_AT_ONCE,
    chosen,
    async (id) => [id, await unlessSilent(engine.history(id), undefined)] as const,
  );
  return new Map(found.flatMap(([id, sizes]) => (sizes === undefined ? [] : [[id, sizes] as const])));
}
