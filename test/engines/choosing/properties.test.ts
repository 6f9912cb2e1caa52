import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Report } from '../../../src/report/report.ts';
import { onEngines, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { runOn } from '../../support/choosing/choosing.ts';
import { fill, inputsOf, plans, type Plan, type Seeded } from '../../support/choosing/generated-store.ts';
import {
  alongWith,
  ancestors,
  namesImage,
  namesOf,
  namesReference,
  reached,
  stateOf,
} from '../../support/choosing/oracle.ts';
import type { HeldImage } from '../../support/choosing/oracle.ts';

/** Seeds of so many stores each, 25 in all that docs/reliability.md tells. The containerd store takes three times as long. */
const STORES = Number(process.env['GENERATED_STORES'] ?? 10);
const SEEDS = { graphdriver: [1, 2, 3, 4, 5], containerd: [6, 7, 8] };

onEngines(['graphdriver-28.5'], (engine) => {
  it.each(SEEDS.graphdriver)(`${STORES} generated stores, seed %i`, async (seed) =>
    tryStores(engine(), seed),
  );
});

onEngines(['containerd-28.5'], (engine) => {
  it.each(SEEDS.containerd)(`${STORES} generated stores, seed %i`, async (seed) => tryStores(engine(), seed));
});

async function tryStores(engine: EngineUnderTest, seed: number): Promise<void> {
  for (const plan of fc.sample(plans, { numRuns: STORES, seed })) {
    await engine.clear();
    const seeded = await fill(engine, plan.images);
    const inputs = inputsOf(plan.wanted, seeded);
    if (inputs['images'] === '') continue;
    const before = await stateOf(engine);
    const told = `${JSON.stringify(plan)}\n${JSON.stringify(inputs)}\n${JSON.stringify(before)}`;

    const predicted = await runOn(engine.host, { ...inputs, 'dry-run': 'true' });
    expect(await stateOf(engine), told).toStrictEqual(before);
    const done = await runOn(engine.host, inputs);
    const after = await stateOf(engine);

    const world = { engine, inputs, plan, before, after };
    expect(goneThoughNotChosen(world), told).toStrictEqual([]);
    expect(goneThoughKept(world), told).toStrictEqual([]);
    expect(leftThoughChosen(world), told).toStrictEqual([]);
    expect(verdicts(predicted), told).toStrictEqual(verdicts(done));
    expect(failedByPattern(done), told).toStrictEqual([]);
    await expectSameByName(world, seeded, told);
  }
}

interface World {
  readonly engine: EngineUnderTest;
  readonly inputs: Readonly<Record<string, string>>;
  readonly plan: Plan;
  readonly before: readonly HeldImage[];
  readonly after: readonly HeldImage[];
}

function lines(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function choiceIn({ inputs, plan }: World): Parameters<typeof reached>[1] {
  return { ...plan.wanted, images: lines(inputs['images']) };
}

function goneThoughNotChosen(world: World): readonly string[] {
  const { before, after, plan } = world;
  const choice = choiceIn(world);
  const left = new Map(after.map((image) => [image.id, image]));
  const mayGoWhole = new Set<string>();
  const wrong: string[] = [];
  for (const image of before) {
    const chosen = reached(image, choice);
    const isWhole = chosen.has(image.id);
    const may = new Set([...chosen, ...alongWith(chosen, image)]);
    if (isWhole || (namesOf(image).length > 0 && namesOf(image).every((name) => may.has(name)))) {
      mayGoWhole.add(image.id);
    }
    const now = left.get(image.id);
    const lost = namesOf(image).filter((name) => now === undefined || !namesOf(now).includes(name));
    wrong.push(...lost.filter((name) => !isWhole && !may.has(name)));
  }
  for (const image of before.filter(({ id }) => !left.has(id) && !mayGoWhole.has(id))) {
    const pruned = before.some(
      (child) => !left.has(child.id) && ancestors(child, before).some(({ id }) => id === image.id),
    );
    if (!pruned || plan.wanted.noPrune || namesOf(image).some((name) => !mayGoWhole.has(name)))
      wrong.push(image.id);
  }
  return wrong;
}

function goneThoughKept({ inputs, before, after }: World): readonly string[] {
  const keep = lines(inputs['keep']);
  const left = new Map(after.map((image) => [image.id, image]));
  return before.flatMap((image) => {
    const now = left.get(image.id);
    const isKept = keep.some((item) => item === '**' || namesImage(item, image));
    const lost = namesOf(image).filter((name) => now === undefined || !namesOf(now).includes(name));
    const wrong = lost.filter((name) => isKept || keep.some((item) => namesReference(item, name)));
    return isKept && now === undefined ? [image.id, ...wrong] : wrong;
  });
}

/** Where nothing is in use, kept or built on another, what a pattern or a name reaches is gone. */
function leftThoughChosen(world: World): readonly string[] {
  const { before, after } = world;
  const choice = choiceIn(world);
  if (choice.images.length === 0 || lines(world.inputs['keep']).length > 0) return [];
  if (before.some(({ users, parent }) => users.length > 0 || parent !== '')) return [];
  const left = new Set(after.flatMap(({ tags }) => tags));
  return before.flatMap((image) => [...reached(image, choice)].filter((name) => left.has(name)));
}

function verdicts({ hosts }: Report): readonly string[] {
  return hosts.flatMap(({ items }) =>
    items.map((item) =>
      [item.requested, item.reference ?? item.id, item.verdict, item.conflict].filter(Boolean).join(' '),
    ),
  );
}

function failedByPattern({ hosts, exit }: Report): readonly string[] {
  const bad = hosts.flatMap(({ items }) =>
    items.filter(({ verdict }) => ['failed', 'conflict', 'not-reached'].includes(verdict)),
  );
  const isFailureOfNames =
    bad.length > 0 && bad.every(({ chosenBy, verdict }) => chosenBy !== 'pattern' && verdict === 'conflict');
  return exit.failed && !isFailureOfNames ? [exit.message] : [];
}

/** The same content once more, and what the patterns stand for written out: the same is left. */
async function expectSameByName(world: World, { ids, digests }: Seeded, told: string): Promise<void> {
  const { engine, plan, before, after } = world;
  const isQuiet = before.every(({ users }) => users.length === 0) && digests.size === 0;
  if (!isQuiet || !plan.wanted.images.some((item) => item.includes('*'))) return;
  const written = before.flatMap((image) =>
    [...reached(image, choiceIn(world))].filter((name) => !name.includes('@')),
  );
  if (written.length === 0) return;
  await engine.clear();
  const again = await fill(engine, plan.images);
  const renamed = (text: string): string =>
    ids.reduce((all, id, index) => all.replaceAll(id, again.ids[index] ?? ''), text);
  await runOn(engine.host, {
    ...inputsOf(plan.wanted, again),
    images: written.map(renamed).join('\n'),
  });
  const essence = (images: readonly HeldImage[], rename: (text: string) => string): readonly string[] =>
    images.map((image) => rename([image.id, ...image.tags.toSorted()].join(' '))).toSorted();
  expect(
    essence(await stateOf(engine), (text) => text),
    told,
  ).toStrictEqual(essence(after, renamed));
}
