import type { Choice } from '../choose/choose.ts';
import type { EngineSession, Find } from '../choose/engine-session.ts';
import { holdersOfParents, protectParentHolders } from '../choose/protect.ts';
import { orIfEngineFails } from '../engine/deadline.ts';
import type { Engine } from '../engine/port.ts';
import type { MeasurePlan } from '../measure/measure-plan.ts';
import { inParallel, READS_AT_ONCE } from '../model/collections.ts';
import { type ContainerRule, mayRemoveContainer } from '../model/container-rule.ts';
import { type Container, containersSurelyUsing } from '../model/container.ts';
import { TRAITS } from '../model/engine-traits.ts';
import { type Image, referencesOf } from '../model/image.ts';
import { openTargets, type Survey } from '../model/removal.ts';
import { keeperOf } from '../model/selector.ts';
import { minorOf } from '../model/text.ts';

/** Asks the engine for everything else that a plan or a prediction needs. Changes nothing. */
export async function takeSurvey(choice: Choice, { engine, inputs }: EngineSession): Promise<Survey> {
  const { targets, protections, newest, containers, rule, measure } = choice;
  const { dryRun, keep, backup } = inputs;
  const { listsCheaply, knowsNoPruneSince } = TRAITS[engine.facts.store];
  const knowsNoPrune = minorOf(engine.facts.apiVersion) >= knowsNoPruneSince;
  // What a removal deletes, and so what a backup must save, depends on all images that are built on the chosen ones.
  const open = openTargets({ targets, protections });
  const hasContainersToRemove = open.some(({ image }) =>
    hasRemovableContainer(choice.images.get(image), containers, rule),
  );
  const needsAll = listsCheaply || dryRun || backup !== undefined || hasContainersToRemove;
  const images = new Map(choice.images);
  const addAll = async (): Promise<void> => {
    const all = choice.known?.isWhole === true ? choice.known.images : await engine.images();
    for (const image of all) if (!images.has(image.id)) images.set(image.id, image);
  };
  if (needsAll) await addAll();
  else await addAncestors(images, (id) => engine.inspect(id, measure.needsVariantSizes));
  const keeper = keeperOf(keep);
  const isProtected = (id: string): boolean =>
    rule.baseline?.images.has(id) === true || keeper.ofImage({ id }) !== undefined || newest.has(id);
  const mustStay = new Set([...images.keys()].filter(isProtected));
  // A parent may lose its name during the step. Then the engine would prune it, although `keep` protects it or
  // no backup has it.
  const isTaggedAndNeeded = (id: string): boolean =>
    knowsNoPrune &&
    referencesOf(images.get(id) ?? UNTAGGED).some(
      (name) => backup !== undefined || keeper.ofReference(name) !== undefined,
    );
  const isUntagged = (id: string): boolean => referencesOf(images.get(id) ?? UNTAGGED).length === 0;
  const holdsParentsThatStay = holdersOfParents(
    images,
    (id) => (isProtected(id) && (knowsNoPrune || isUntagged(id))) || isTaggedAndNeeded(id),
  );
  // Only a list of all images shows whether a child is the last one of its parent.
  if (!needsAll && open.some(({ image }) => holdsParentsThatStay.has(image))) await addAll();
  const chosen = new Set(open.map(({ image }) => image));
  await addLayers(images, measure.layersOf === 'chosen' ? chosen : images.keys(), engine, measure);
  return {
    engine: engine.facts,
    hasPatterns: inputs.images.some(({ kind }) => kind === 'pattern'),
    containersInput: rule.containers,
    targets,
    protections: new Map([
      ...(knowsNoPrune ? [] : protectParentHolders(targets, holdsParentsThatStay)),
      ...protections,
    ]),
    mustStay,
    holdsParentsThatStay,
    images,
    containers,
    history: measure.needsHistory ? await histories([...chosen], engine) : new Map(),
  };
}

const UNTAGGED: Pick<Image, 'tags' | 'digests'> = { tags: [], digests: [] };

function hasRemovableContainer(
  image: Image | undefined,
  containers: readonly Container[],
  rule: ContainerRule,
): boolean {
  if (image === undefined || rule.containers === 'keep') return false;
  return containersSurelyUsing(image, containers).some((container) => mayRemoveContainer(container, rule));
}

async function addLayers(
  images: Map<string, Image>,
  ids: Iterable<string>,
  engine: Engine,
  { layersOf, needsVariantSizes }: MeasurePlan,
): Promise<void> {
  if (layersOf === 'none') return;
  const withoutLayers = [...ids].filter((id) => images.get(id)?.layers === undefined);
  const found = await inParallel(READS_AT_ONCE, withoutLayers, (id) =>
    // What cannot be counted is removed all the same.
    orIfEngineFails(engine.inspect(id, needsVariantSizes), undefined),
  );
  // A list has some fields that an inspection lacks, and the names must be those at the time of the choice.
  for (const image of found)
    if (image !== undefined) images.set(image.id, { ...image, ...images.get(image.id) });
}

/** Children must go before parents even if an image between the two was not chosen, so all ancestors are needed. */
async function addAncestors(images: Map<string, Image>, find: Find): Promise<void> {
  const asked = new Set<string>();
  for (let children = [...images.values()]; children.length > 0;) {
    const parents = new Set(children.flatMap(({ parent }) => parent ?? []));
    const unknown = [...parents].filter((id) => !images.has(id) && !asked.has(id));
    for (const id of unknown) asked.add(id);
    const found = await inParallel(READS_AT_ONCE, unknown, find);
    // A missing parent ends only its own chain.
    children = found.filter((image) => image !== undefined);
    for (const image of children) images.set(image.id, image);
  }
}

async function histories(ids: readonly string[], engine: Engine): Promise<Survey['history']> {
  const found = await inParallel(
    READS_AT_ONCE,
    ids,
    async (id) => [id, await orIfEngineFails(engine.history(id), undefined)] as const,
  );
  return new Map(found.flatMap(([id, sizes]) => (sizes === undefined ? [] : [[id, sizes] as const])));
}
