import { expect, it } from 'vitest';
import { layer } from '../../../testbed/engines/seed/layers.ts';
import { newestOfEachStore, onEngines, type EngineUnderTest } from '../../support/engines/on-engines.ts';
import { step } from '../../support/engines/step.ts';
import { asQuery } from '../../support/choosing/listing.ts';
import { hoursAgo } from '../../support/choosing/varied-store.ts';

const R = 'image-rm-test';

/** A prune of Docker's, and the filters that stand for it here. */
const prunes: readonly (readonly [prune: readonly string[], filters: readonly string[]])[] = [
  [[], ['dangling=true']],
  [['dangling=false'], []],
  [['dangling=false'], ['unused=true']],
  [['until=72h'], ['dangling=true', 'until=72h']],
  [
    ['dangling=false', 'until=72h'],
    ['unused=true', 'until=72h'],
  ],
  [['dangling=false', 'label=team=a'], ['label=team=a']],
  [['label!=team'], ['dangling=true', 'label!=team']],
  [['dangling=false', 'label!=team'], ['label!=team']],
  [
    ['dangling=false', 'label!=team=a', 'label=stage=dev', 'until=72h'],
    ['label!=team=a', 'label=stage=dev', 'until=72h'],
  ],
];

/**
 * The prune of this containerd store keeps images without the key, too, and several of these mean something else on each
 * store: what they mean here is in filters.test.ts.
 */
const prunesOfGraphdriver: typeof prunes = [[['dangling=false', 'label!=team=a'], ['label!=team=a']]];

/**
 * Here as with `docker image rm`, parents without a name go with their last child, and a parent that loses its name stays
 * while something is built on it. A prune of the containerd store asks such parents for the filters, and keeps none.
 */
const staysOnContainerd: Readonly<Record<string, string>> = { 'label!=team': 'tagged parent' };

onEngines(['graphdriver-28.5'], (engine) => {
  it.each(prunesOfGraphdriver)('prune with %j leaves what ** with %j leaves', async (prune, filters) => {
    await expectTheSame(engine(), prune, filters);
  });
});

onEngines(newestOfEachStore, (engine) => {
  it.each(prunes)('prune with %j leaves what ** with %j leaves', async (prune, filters) => {
    await expectTheSame(engine(), prune, filters);
  });

  it('an image with several tags that a container uses loses some of them to a prune, and none here', async () => {
    const tags = [`${R}/used:1`, `${R}/used:2`, `${R}/used:3`];
    const id = await engine().load({ tags, layers: [layer('used', 500)] });
    await engine().container(`${R}/used:2`, { name: `${R}-used` });
    const told = await step(engine().host, { images: '**' });
    expect(told.outputs['in-use']).toBe(tags.join('\n'));
    expect((await engine().snapshot()).images.map(({ repoTags }) => repoTags)).toStrictEqual([tags]);
    await engine().succeed('POST', `/images/prune?${asQuery(['dangling=false'])}`);
    const [image] = (await engine().snapshot()).images;
    expect(image?.id).toBe(id);
    expect(image?.repoTags).toHaveLength(1);
  });
});

async function expectTheSame(
  engine: EngineUnderTest,
  prune: readonly string[],
  filters: readonly string[],
): Promise<void> {
  const whole = await seed(engine);
  expect(Object.values(whole.names)).toHaveLength(new Set(Object.values(whole.names)).size);
  const before = await left(engine, whole.names);
  await engine.succeed('POST', `/images/prune?${asQuery(prune)}`);
  const afterPrune = await left(engine, whole.names);

  await engine.clear();
  const again = await seed(engine);
  expect(await left(engine, again.names)).toStrictEqual(before);
  const told = await step(engine.host, { images: '**', filters: filters.join('\n'), measure: 'off' });
  expect(told.exitCode).toBe(0);
  const stays = engine.store === 'containerd' ? (staysOnContainerd[filters.join()] ?? []) : [];
  expect(await left(engine, again.names)).toStrictEqual([afterPrune, stays].flat().toSorted());
}

interface Seeded {
  /** What the images are called here, by their IDs: those of children are others each time. */
  readonly names: Readonly<Record<string, string>>;
}

async function seed(engine: EngineUnderTest): Promise<Seeded> {
  const names: Record<string, string> = {};
  const image = async (name: string, more: Partial<Parameters<EngineUnderTest['load']>[0]> = {}) => {
    const id = await engine.load({ layers: [layer('base', 300), layer(name, 500)], ...more });
    names[id] = name;
    return id;
  };
  const child = async (parent: string, name: string, plan: Parameters<EngineUnderTest['child']>[1] = {}) => {
    const id = await engine.child(parent, { bytes: 700, ...plan });
    names[id] = name;
    return id;
  };
  const used = async (id: string, name: string): Promise<void> => {
    await engine.container(id, { name: `${R}-${name}` });
  };
  const a = { team: 'a' };
  await image('tagged', { tags: [`${R}/app:1`, `${R}/app:2`, 'ghcr.io/acme/app:1'], labels: a });
  await image('young', { tags: [`${R}/web:1`], created: hoursAgo(5), labels: { team: 'b', stage: 'dev' } });
  await image('dangling', { labels: { ...a, stage: 'dev' } });
  await image('young and dangling', { created: hoursAgo(6) });
  await used(await image('used', { tags: [`${R}/used:1`], labels: { stage: 'dev' } }), 'used');
  await used(await image('used and dangling', { labels: a }), 'dangling');
  const untagged = await image('untagged parent', { labels: a });
  await child(untagged, 'tagged child', { tags: [`${R}/child:1`], labels: { team: 'b' } });
  const usedParent = await image('untagged parent of what is used');
  await used(await child(usedParent, 'used child', { tags: [`${R}/child:used`] }), 'child');
  const named = await image('tagged parent', { tags: [`${R}/base:1`], labels: { stage: 'dev' } });
  await child(named, 'dangling child', { labels: a });
  const grandparent = await image('grandparent');
  const parent = await child(grandparent, 'parent');
  await child(parent, 'dangling grandchild');
  const pulled = await engine.digestReference(`${R}/pulled`, { layers: [layer('pulled', 900)], labels: a });
  names[pulled.id] = 'pulled';
  return { names };
}

/** Images and tags; a digest names a port that is another one each time. */
async function left(engine: EngineUnderTest, names: Seeded['names']): Promise<readonly string[]> {
  const { images } = await engine.snapshot();
  return images
    .map(({ id, repoTags }) => [names[id] ?? id, ...repoTags.filter((tag) => !tag.includes('@'))].join(' '))
    .toSorted();
}
