import type { Choice } from '../choose/choose.ts';
import { keeperOf } from '../choose/keep-list.ts';
import { type Find, type KnownImages, mustSpareParents } from '../choose/known-images.ts';
import { holdersOfParents, protectParentHolders } from '../choose/protect.ts';
import { orIfEngineFails } from '../engine/errors.ts';
import type { Engine } from '../engine/port.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { isAccountCheap } from '../measure/usage.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { type ContainerRule, mayRemoveContainer } from '../model/container-rule.ts';
import { type Container, containersSurelyUsing } from '../model/container.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { openTargets, type Survey } from '../model/survey.ts';
import type { PresentTarget } from '../model/target.ts';

/** Asks the engine for all that a plan or a prediction needs beside what was chosen. Changes nothing. */
export async function takeSurvey(
  { targets, spared, images: chosen, containers, rule }: Choice,
  engine: Engine,
  inputs: Pick<Inputs, 'images' | 'dryRun' | 'measure' | 'keep' | 'scope' | 'backup'>,
  stock?: KnownImages,
): Promise<Survey> {
  const { dryRun, measure, keep, scope, backup } = inputs;
  const { store } = engine.facts;
  const hasPatterns = inputs.images.some(({ kind }) => kind === 'pattern');
  // On the containerd store listing all images is the dearest request of all, so it waits for a need.
  // What goes with an image, and must be saved before, depends on all that is built on it, and so does whether it goes.
  const open = openTargets({ targets, spared });
  const isHeld = open.some(({ image }) => holdsEvictable(chosen.get(image), containers, rule));
  const needsAll = store !== 'containerd' || dryRun || backup !== undefined || isHeld;
  const images = new Map(chosen);
  const isSure = mustSpareParents({ keep, scope });
  const addAll = async (): Promise<void> => {
    const all = stock?.isWhole === true ? stock.images : await engine.images();
    for (const image of all) if (!images.has(image.id)) images.set(image.id, image);
  };
  if (needsAll) await addAll();
  else await addAncestors(images, (id) => (isSure ? engine.inspect(id) : engine.identify(id)));
  const needsSizes = measure !== 'off' && (store === 'podman' || dryRun);
  const history = needsSizes ? await histories(open, engine) : new Map<string, readonly number[]>();
  const keeper = keeperOf(keep);
  const mustStay = (id: string): boolean =>
    rule.baseline?.images.has(id) === true || keeper.ofImage({ id }) !== undefined;
  const staying = new Set([...images.keys()].filter(mustStay));
  // A parent can lose its name meanwhile, and then the engine would prune it, though a name was kept, or it was not saved.
  const isNamedAndHeld = (id: string): boolean =>
    store !== 'podman' &&
    referencesOf(images.get(id) ?? NAMELESS).some(
      (name) => backup !== undefined || keeper.ofReference(name) !== undefined,
    );
  const isUnnamed = (id: string): boolean => referencesOf(images.get(id) ?? NAMELESS).length === 0;
  const holdsParents = holdersOfParents(
    images,
    (id) => (mustStay(id) && (store !== 'podman' || isUnnamed(id))) || isNamedAndHeld(id),
  );
  // Whether a parent can go with the last of its children, only a list of them all tells.
  if (!needsAll && open.some(({ image }) => holdsParents.has(image))) await addAll();
  // Podman leaves it to us to find out which layers nobody holds any more.
  const isWorth = measure === 'exact' || (measure === 'auto' && isAccountCheap(images.size, chosen.size));
  if (dryRun || (store === 'podman' && isWorth)) await addLayers(images, engine, measure !== 'off');
  const holding = store === 'podman' ? protectParentHolders(targets, holdsParents) : [];
  const left = new Map([...holding, ...spared]);
  const known = { targets, spared: left, staying, holdsParents, images, containers, history };
  return { engine: engine.facts, hasPatterns, evicted: rule.containers, ...known };
}

const NAMELESS: Pick<Image, 'tags' | 'digests'> = { tags: [], digests: [] };

function holdsEvictable(
  image: Image | undefined,
  containers: readonly Container[],
  rule: ContainerRule,
): boolean {
  if (image === undefined || rule.containers === 'keep') return false;
  return containersSurelyUsing(image, containers).some((container) => mayRemoveContainer(container, rule));
}

async function addLayers(images: Map<string, Image>, engine: Engine, withRoom: boolean): Promise<void> {
  const bare = [...images.values()].filter(({ layers }) => layers === undefined);
  const full = await inParallel(READS_AT_ONCE, bare, ({ id }) => engine.inspect(id, withRoom));
  for (const image of full) if (image !== undefined) images.set(image.id, image);
}

/** Children go before parents also when an image between the two was not asked for. */
async function addAncestors(images: Map<string, Image>, find: Find): Promise<void> {
  const asked = new Set<string>();
  for (let children = [...images.values()]; children.length > 0;) {
    const parents = new Set(children.flatMap(({ parent }) => parent ?? []));
    const unknown = [...parents].filter((id) => !images.has(id) && !asked.has(id));
    for (const id of unknown) asked.add(id);
    const found = await inParallel(READS_AT_ONCE, unknown, find);
    // A parent that is gone ends its own line, and no other.
    children = found.filter((image) => image !== undefined);
    for (const image of children) images.set(image.id, image);
  }
}

async function histories(targets: readonly PresentTarget[], engine: Engine): Promise<Survey['history']> {
  const chosen = [...new Set(targets.map(({ image }) => image))];
  const found = await inParallel(
    READS_AT_ONCE,
    chosen,
    async (id) => [id, await orIfEngineFails(engine.history(id), undefined)] as const,
  );
  return new Map(found.flatMap(([id, sizes]) => (sizes === undefined ? [] : [[id, sizes] as const])));
}
