import { expect, it } from 'vitest';
import { newestPodman } from '../../testbed/engines/kinds.ts';
import { repositoryOf } from '../../src/model/reference.ts';
import type { Image } from '../../src/model/image.ts';
import type { Engine } from '../../src/engine/port.ts';
import type { Ids, StorePlan } from '../support/cases/store-plan.ts';
import { app, contained, family, one, other, withDigest } from '../support/cases/stores.ts';
import { inMemoryEngine } from '../support/in-memory-engine.ts';
import { storeFrom } from '../support/in-memory/from-plan.ts';
import { seedStore } from '../support/seed-store.ts';
import { withEngine } from '../support/choosing/choosing.ts';
import { newestOfEachStore, onEngines } from '../support/engines/on-engines.ts';

const stores: readonly (readonly [string, StorePlan])[] = [
  ['two names', one(`${app}:1`, `${other}:1`)],
  ['no name', one()],
  ['a stopped container', contained('stopped', `${app}:1`)],
  ['a running container', contained('running', `${app}:1`)],
  ['a child of a parent with a name', family(`${other}:child`, `${app}:1`)],
  ['a child of a parent without one', family(`${other}:child`)],
  ['a digest alone', withDigest()],
  ['a digest beside tags of two repositories', withDigest('{repo}:1', `${other}:1`)],
];

const removals = [
  ['by name', false],
  ['by name', true],
  ['by ID', false],
  ['by ID', true],
] as const;

onEngines([...newestOfEachStore, ...newestPodman], (engine) => {
  it.each(stores)('the engine in memory says what this one says: %s', async (_, plan) => {
    for (const [how, force] of removals) {
      await engine().clear();
      const ids = await seedStore(engine(), plan);
      const inMemory = storeFrom(engine().store, plan);
      const [told, { apiVersion }] = await withEngine(engine().host, async (real) => [
        await tell(real, ids, how, force),
        real.facts,
      ]);
      const facts = { ...inMemory.state.facts, apiVersion };
      const predicted = await tell(inMemoryEngine({ ...inMemory.state, facts }), inMemory.ids, how, force);
      expect(predicted, `${how}, ${force ? 'forced' : 'not forced'}`).toStrictEqual(told);
    }
  });
});

/** What an engine says of its images, answers to a removal of the last that was made, and says then. */
async function tell(engine: Engine, ids: Ids, how: 'by name' | 'by ID', force: boolean): Promise<unknown> {
  const words = new Map(Object.entries(ids).map(([word, value]) => [value, word]));
  const called = (text: string): string =>
    text
      .replace(/^localhost:\d+/, 'registry')
      .replace(/sha256:[a-f0-9]{64}/, (id) => words.get(id) ?? 'digest');
  const id = ids['child'] ?? ids['app'] ?? '';
  const image = await engine.inspect(id);
  const before = await describeAll(engine, called);
  const name =
    how === 'by name' ? ([...(image?.tags ?? []), ...(image?.digests ?? [])].toSorted()[0] ?? id) : id;
  const answer = await engine.remove(name, { force, noPrune: false });
  return {
    before,
    layers: image?.layers?.length,
    steps: (await engine.history(ids['app'] ?? ''))?.length,
    answer:
      answer.kind === 'removed'
        ? {
            untagged: answer.untagged.map(called).toSorted(),
            deleted: answer.deleted.map(called).toSorted(),
          }
        : answer.kind,
    after: await describeAll(engine, called),
  };
}

type Called = (text: string) => string;

async function describeAll(engine: Engine, called: Called): Promise<unknown> {
  const images = await engine.images();
  const looks = await Promise.all(images.map(({ id }) => engine.inspect(id)));
  const shown = await engine.listed([]);
  const containers = await engine.containers();
  return {
    images: images.map((image) => inWords(image, called)).toSorted(),
    // A list of the containerd store leaves out digests that follow from the tags; a look tells them all.
    looks: looks.map((image) => [inWords(image, called), digestsOf(image, called)].join()).toSorted(),
    shown: shown.map(({ id }) => called(id)).toSorted(),
    containers: containers.map(({ name, image, state }) => `${name} ${called(image)} ${state}`),
  };
}

function inWords(image: Image | undefined, called: Called): string {
  if (image === undefined) return 'none';
  const { id, tags, ownDigests, parent = '' } = image;
  return [id, ...tags.toSorted(), ...ownDigests, `on ${parent}`].map(called).join(' ');
}

function digestsOf(image: Image | undefined, called: Called): string {
  const repositories = [...(image?.digests ?? []), ...(image?.impliedDigests ?? [])].map(repositoryOf);
  return repositories.map(called).toSorted().join(' ');
}
